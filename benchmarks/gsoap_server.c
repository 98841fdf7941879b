/* The peer: a gSOAP server for our WSDL that answers what a seat with a logged-in agent answers.

   Everything but this file is generated from the WSDL by wsdl2h and soapcpp2; the operations that nobody
   asks for here are in others.h. It serves one connection after the other until it is killed. */

#include <limits.h>
#include <stdio.h>
#include "soapH.h"
#include "CtiPortBinding.nsmap"
#include "others.h"

static enum xsd__boolean yes = xsd__boolean__true_, no = xsd__boolean__false_;
static struct ns1__agentBridgeStatus status;

int __ns1__getStatus(struct soap *soap, struct ns1__getStatus *request, struct ns1__getStatusResponse *response)
{
    status.callConnected = &no;
    status.loggedIn = &yes;
    status.onCall = &no;
    status.ready = &yes;
    status.restarting = &no;
    response->return_ = &status;
    return SOAP_OK;
}

int __ns1__makeCall(struct soap *soap, struct ns1__makeCall *request, struct ns1__makeCallResponse *response)
{
    return SOAP_OK;
}

int main(void)
{
    struct soap soap;
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    soap_init2(&soap, SOAP_IO_KEEPALIVE, SOAP_IO_KEEPALIVE);
    soap.max_keep_alive = INT_MAX;
    soap.tcp_keep_alive = 0;
    if (!soap_valid_socket(soap_bind(&soap, "127.0.0.1", 0, 10)))
        return 1;
    getsockname(soap.master, (struct sockaddr *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    while (soap_valid_socket(soap_accept(&soap))) {
        soap_serve(&soap);
        soap_destroy(&soap);
        soap_end(&soap);
    }
    return 0;
}
