<?php
// An agent's day with PHP's SoapClient; what it sees goes out as JSON lines (test_soap_peers.py).

$url = $argv[1];

class Event
{
    public $timestamp;
}
class LoginProcessFinished extends Event
{
    public $user;
    public $successfull;
}
class UpdateStatus extends Event
{
    public $status;
}
class ReadyStateChanged extends Event
{
    public $id;
}
class CallInitiated extends Event
{
    public $number;
    public $type;
}
class CallStarted extends Event
{
    public $callSessionId;
}
class CallEnded extends Event
{
    public $party;
}
class CallFinished extends Event
{
    public $callStarted;
}
class LogoutProcessFinished extends Event
{
}

$classes = [
    'LoginProcessFinished', 'UpdateStatus', 'ReadyStateChanged', 'CallInitiated', 'CallStarted',
    'CallEnded', 'CallFinished', 'LogoutProcessFinished',
];
$seat = new SoapClient("$url?wsdl", [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'classmap' => array_combine(array_map('lcfirst', $classes), $classes),
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
]);

function say(array $line): void
{
    echo json_encode($line), "\n";
}

function told(object $event): array
{
    $name = lcfirst(get_class($event));
    return ['event' => $name] + match ($name) {
        'loginProcessFinished' => ['user' => $event->user, 'successfull' => $event->successfull],
        'updateStatus' => ['loggedIn' => $event->status->loggedIn],
        'readyStateChanged' => ['id' => $event->id],
        'callInitiated' => ['number' => $event->number, 'type' => $event->type],
        'callStarted' => ['callSessionId' => $event->callSessionId],
        'callEnded' => ['party' => $event->party],
        'callFinished' => ['callStarted' => $event->callStarted],
        default => [],
    };
}

function wait_for(string $class): void
{
    global $seat, $listener;
    do {
        $event = $seat->checkEvent(['listenerId' => $listener, 'timeout' => 2000])->return;
        say(told($event));
    } while (!$event instanceof $class);
}

$listener = $seat->addListener(['name' => 'php'])->return;
$seat->login([
    'userName' => 'ada', 'password' => 'demo-ada-1', 'stationId' => '1001', 'stationType' => 'VoIP',
]);
wait_for('LoginProcessFinished');
$skills = $seat->getAvailableSkills()->return;
say(['answer' => 'getAvailableSkills', 'names' => array_map(fn($skill) => $skill->name, $skills)]);
$seat->setReadyState(['stateId' => 1]);
wait_for('ReadyStateChanged');
$status = $seat->getStatus()->return;
say(['answer' => 'getStatus', 'loggedIn' => $status->loggedIn, 'ready' => $status->ready]);

$seat->makeCall(['number' => '+14155550123', 'campaignId' => 0, 'checkDnc' => true, 'callbackId' => 0]);
wait_for('CallStarted');
$seat->disconnectCall();
wait_for('CallEnded');
$campaigns = array_filter(
    $seat->getAvailableCampaigns()->return,
    fn($campaign) => $campaign->name === 'Customer Care',
);
$dispositions = $seat->getCampaignDispositions(['campaignId' => reset($campaigns)->id])->return;
say([
    'answer' => 'getCampaignDispositions',
    'names' => array_map(fn($disposition) => $disposition->name, $dispositions),
    'id' => $dispositions[0]->id,
]);
$seat->finishCall(['disposition' => $dispositions[0]->id, 'comments' => 'Grüße & <danke>']);
wait_for('CallFinished');

try {
    $seat->checkEvent(['listenerId' => 'nobody', 'timeout' => 0]);
} catch (SoapFault $fault) {
    $type = array_key_first((array) $fault->detail);
    say(['fault' => $fault->detail->$type->code, 'type' => $type, 'text' => $fault->getMessage()]);
}
$seat->logout(['reasonId' => 0]);
wait_for('LogoutProcessFinished');
$seat->removeListener(['listenerId' => $listener]);
