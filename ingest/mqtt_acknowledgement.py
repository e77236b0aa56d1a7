"""How a client hears what became of its message."""

from ingest.answer import Answer
from ingest.mqtt_codec import encode_acknowledge
from ingest.mqtt_packets import V5, Reason, Type
from ingest.mqtt_publishing import PublishTask


def acknowledgement(task: PublishTask, version: int, *, explains: bool) -> bytes | None:
    """The PUBACK or PUBREC of a task at QoS 1 or 2; None where the protocol has no word for its failure.

    MQTT 3.1.1 can only acknowledge; in MQTT 5 a reason code says whether anything was refused, and, if the
    client wants it explained, a reason string what and why.
    """
    kind = Type.PUBACK if task.qos == 1 else Type.PUBREC
    if task.error is not None:
        return encode_acknowledge(kind, task.packet_id, version, Reason.UNSPECIFIED) if version == V5 else None
    answer = task.answer or Answer()
    if version != V5 or not (answer.rejected or answer.quarantined):
        return encode_acknowledge(kind, task.packet_id, version)
    reason = Reason.PAYLOAD_FORMAT_INVALID if answer.all_rejected else Reason.SUCCESS
    words = {"reason_string": _in_words(answer)} if explains else {}
    return encode_acknowledge(kind, task.packet_id, version, reason, words)


def _in_words(answer: Answer) -> str:
    words = [f"item {item.index}: {item.field} {item.reason}" for item in answer.rejected[:3]]
    words += [f"item {item.index}: quarantined, {item.reason}" for item in answer.quarantined[:3]]
    return "; ".join(words)[:1000]
