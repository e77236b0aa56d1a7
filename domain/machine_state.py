"""Machine states, the time each counts as, and how a control's own words map to them.

Sources: MTConnect ``execution``; PackML states in two numberings (OPC 30060 and OMAC / ISA-TR88
PackTags: 4 is Execute in one and Idle in the other, so the table belongs to the device);
time elements of ISO 22400-2 as used in ``domain.oee``.
"""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class MachineState(StrEnum):
    """What a machine does."""

    RUNNING = "running"
    IDLE = "idle"  # could run, waits: no order, no material, starved, blocked
    STOPPED = "stopped"
    FAULT = "fault"
    SETUP = "setup"
    CLEANING = "cleaning"  # counts as set-up
    WAITING = "waiting"  # for material or a neighbour; counts as idle does
    PLANNED_STOP = "planned_stop"
    OFF = "off"
    UNKNOWN = "unknown"  # no data: neither up nor down


class TimeElement(StrEnum):
    """ISO 22400-2 time elements that a state inside the planned time counts as."""

    APT = "apt"  # actual production time
    AUST = "aust"  # actual unit setup time
    ADET = "adet"  # actual unit delay time
    ADOT = "adot"  # actual unit down time: could run, no order is executed
    PDT = "pdt"  # planned down time, not part of the planned busy time
    UNKNOWN = "unknown"


class StateLayer:
    """Layers for ``intervals.resolve_layers``, the higher one wins."""

    UNKNOWN = 0
    DERIVED = 10  # from power, counts, vibration
    AUTOMATIC = 20  # from the control
    MANUAL = 30
    PLANNED = 40  # calendar break, planned stop


TIME_ELEMENT: Mapping[MachineState, TimeElement] = MappingProxyType(
    {
        MachineState.RUNNING: TimeElement.APT,
        MachineState.IDLE: TimeElement.ADOT,
        MachineState.STOPPED: TimeElement.ADET,
        MachineState.FAULT: TimeElement.ADET,
        MachineState.SETUP: TimeElement.AUST,
        MachineState.CLEANING: TimeElement.AUST,
        MachineState.WAITING: TimeElement.ADOT,
        MachineState.PLANNED_STOP: TimeElement.PDT,
        MachineState.OFF: TimeElement.ADOT,
        MachineState.UNKNOWN: TimeElement.UNKNOWN,
    }
)


def _by_state(groups: Mapping[MachineState, str]) -> Mapping[str, MachineState]:
    return MappingProxyType({word: state for state, words in groups.items() for word in words.split()})


MTCONNECT_EXECUTION = _by_state(
    {
        MachineState.RUNNING: "ACTIVE",
        MachineState.IDLE: "READY PROGRAM_COMPLETED",
        MachineState.WAITING: "WAIT",
        MachineState.STOPPED: "INTERRUPTED FEED_HOLD STOPPED OPTIONAL_STOP PROGRAM_STOPPED PROGRAM_OPTIONAL_STOP",
        MachineState.UNKNOWN: "UNAVAILABLE",
    }
)

# OPC 30060: Execute 4, Completing 5 | Idle, Complete, Resetting, Starting, Suspending, Suspended,
# Unsuspending | Stopped, Stopping, Holding, Held, Unholding | Aborting, Aborted, Clearing.
PACKML_OPC_30060 = _by_state(
    {
        MachineState.RUNNING: "4 5",
        MachineState.IDLE: "2 6 1 3 11 12 13",
        MachineState.STOPPED: "0 9 14 15 16",
        MachineState.FAULT: "7 8 10",
    }
)
# The same states by the numbers of OMAC / ISA-TR88 PackTags.
PACKML_ISA_TR88 = _by_state(
    {
        MachineState.RUNNING: "6 16",
        MachineState.IDLE: "4 17 15 3 13 5 14",
        MachineState.STOPPED: "2 7 10 11 12",
        MachineState.FAULT: "8 9 1",
    }
)
# Causes of waiting and holding by PackML name: inside the machine, or up- or downstream of it.
PACKML_CAUSE_OUTSIDE = frozenset({"SUSPENDING", "SUSPENDED", "UNSUSPENDING"})
PACKML_CAUSE_INSIDE = frozenset({"HOLDING", "HELD", "UNHOLDING"})

OWN_WORDS: Mapping[str, MachineState] = MappingProxyType({state.value: state for state in MachineState})

# Names of PackML's states (its numbers have two meanings), SEMI E10's, OPC UA's MachineryItemState.
STANDARD_NAMES = _by_state(
    {
        MachineState.RUNNING: "EXECUTE COMPLETING PRD EXECUTING",
        MachineState.IDLE: "COMPLETE COMPLETED RESETTING STARTING SUSPENDING SUSPENDED UNSUSPENDING SBY"
        " NOT_EXECUTING",
        MachineState.STOPPED: "STOPPING HOLDING HELD UNHOLDING UDT",
        MachineState.FAULT: "ABORTING ABORTED CLEARING OUT_OF_SERVICE",
        MachineState.SETUP: "SDT",
        MachineState.PLANNED_STOP: "ENG",
        MachineState.OFF: "NST NOT_AVAILABLE",
    }
)
# Words of controls and of people, English and German, that mean one thing only: "pause" is a stop or a break.
COMMON_WORDS = _by_state(
    {
        MachineState.RUNNING: "RUN PRODUCTION PRODUCING PROCESSING WORKING LÄUFT BETRIEB IN_BETRIEB PRODUKTION"
        " PRODUZIERT",
        MachineState.IDLE: "STANDBY LEERLAUF BEREIT BEREITSCHAFT",
        MachineState.WAITING: "STARVED BLOCKED WARTEN WARTET MATERIALMANGEL",
        MachineState.STOPPED: "STOP DOWN DOWNTIME HALTED PAUSED STILLSTAND STEHT GESTOPPT ANGEHALTEN UNTERBROCHEN",
        MachineState.FAULT: "FAULTED FAILURE ERROR ALARM BREAKDOWN EMERGENCY_STOP E_STOP STÖRUNG GESTÖRT FEHLER"
        " NOT_HALT NOT_AUS",
        MachineState.SETUP: "CHANGEOVER SETTING_UP RÜSTEN UMRÜSTEN EINRICHTEN",
        MachineState.CLEANING: "CLEAN REINIGUNG REINIGEN",
        MachineState.PLANNED_STOP: "MAINTENANCE PLANNED_MAINTENANCE WARTUNG INSTANDHALTUNG GEPLANTER_STILLSTAND",
        MachineState.OFF: "POWER_OFF SWITCHED_OFF AUS AUSGESCHALTET",
        MachineState.UNKNOWN: "OFFLINE NO_DATA UNBEKANNT",
    }
)
_UMLAUTS = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE"})


def plain_word(word: str) -> str:
    """A word as it is compared: no matter its capitals, blanks, hyphens and underscores, Ü or UE."""
    letters = "".join(letter for letter in unicodedata.normalize("NFC", word).upper() if letter.isalnum())
    return letters.translate(_UMLAUTS)


_SAID: Mapping[str, MachineState] = MappingProxyType(
    {
        plain_word(word): state
        for table in (COMMON_WORDS, STANDARD_NAMES, MTCONNECT_EXECUTION, OWN_WORDS)
        for word, state in table.items()
    }
)


def state_said(word: str) -> MachineState:
    """The state of a word that needs no table of the device: ours, a standard's, or one that means nothing else.

    A word that nobody knows tells nothing: unknown.
    """
    return _SAID.get(plain_word(word), MachineState.UNKNOWN)


def is_word_of_a_state(word: str) -> bool:
    """Whether a word tells a state without a table of the device; `unknown` is told by some, too."""
    return plain_word(word) in _SAID


STATE_TABLES: Mapping[str, Mapping[str, MachineState]] = MappingProxyType(
    {
        "millwright": OWN_WORDS,
        "mtconnect_execution": MTCONNECT_EXECUTION,
        "packml_opc_30060": PACKML_OPC_30060,
        "packml_isa_tr88": PACKML_ISA_TR88,
    }
)


class UnmappedStateError(ValueError):
    """A word or number that the device's table does not hold."""


def map_state(word: str | int, table: Mapping[str, MachineState]) -> MachineState:
    """Our state for a control's word or number, by the device's table."""
    state = table.get(str(word).strip())
    if state is None:
        raise UnmappedStateError(
            f"state: {word!r} is not in the device's table; one of {', '.join(table)} is expected"
        )
    return state


def state_from_mtconnect(
    execution: str, *, mode: str | None = None, power: str | None = None, condition_fault: bool = False
) -> MachineState:
    """State of an MTConnect device from ``execution`` beside its mode, power and conditions.

    UNAVAILABLE means no data and beats everything; power OFF, then a condition at Fault while not
    ACTIVE, then a manual mode (setup) follow.
    """
    state = map_state(execution, MTCONNECT_EXECUTION)
    if state is MachineState.UNKNOWN:
        return state
    if power == "OFF":
        return MachineState.OFF
    if condition_fault and state is not MachineState.RUNNING:
        return MachineState.FAULT
    if mode in {"MANUAL", "MANUAL_DATA_INPUT", "MDI"}:
        return MachineState.SETUP
    return state


def state_from_packml(
    number: int, numbering: Mapping[str, MachineState], *, mode: str | None = None
) -> MachineState:
    """State of a PackML machine by its unit mode and number (``PACKML_OPC_30060`` or ``PACKML_ISA_TR88``)."""
    state = map_state(number, numbering)
    if mode is None:
        return state
    by_mode = {
        "MAINTENANCE": MachineState.PLANNED_STOP,
        "SETUP": MachineState.SETUP,
        "MANUAL": MachineState.SETUP,
    }
    return by_mode.get(mode.strip().upper(), state)
