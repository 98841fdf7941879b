"""Colleagues: the agents as others see them. It only answers questions."""
