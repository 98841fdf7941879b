"""The contract written out: WSDL, XML Schema, OpenAPI, AsyncAPI, code of clients, and pages for people.

Pure functions from the declarations to text.
"""

from cordboard.contract.emit.asyncapi import asyncapi as asyncapi
from cordboard.contract.emit.markdown import reference_pages as reference_pages
from cordboard.contract.emit.openapi import openapi as openapi
from cordboard.contract.emit.python import python as python
from cordboard.contract.emit.typescript import typescript as typescript
from cordboard.contract.emit.wsdl import wsdl as wsdl
from cordboard.contract.emit.xsd import xsd as xsd
