"""The user agent: one small class in front, one file for each verb behind it.

Only `UserAgent`, its settings, its events and `WrongCallState` are meant for others.
"""
