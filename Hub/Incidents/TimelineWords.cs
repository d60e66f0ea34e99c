using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Incidents;

/// <summary>The names behind the ids, as far as the reader may know them.</summary>
public sealed record TimelineNames(
    Func<OrganisationId, string> Organisation,
    Func<PersonId, string> Person,
    Func<AreaId, string> Area,
    Func<LedergruppeId, string> Ledergruppe
);

/// <summary>An entry of a timeline as one reads it: what it is called, and everything that it says.</summary>
internal sealed class TimelineWords(TimelineNames names, IReadOnlyList<TimelineEndpoints.EntryView> entries)
{
    private readonly Dictionary<Guid, long> sequences = entries.ToDictionary(
        entry => entry.Id,
        entry => entry.Sequence
    );
    private readonly Dictionary<TaskId, string> tasks = [];
    private readonly Dictionary<ZoneId, string> zones = [];
    private readonly Dictionary<MessageId, string> receivers = [];
    private readonly Dictionary<MessageId, MessageChannel> channels = [];

    /// <summary>Ask in the order of the timeline: what a later entry is about stands in an earlier one.</summary>
    public (string Type, string Text) Of(TimelineEndpoints.EntryView entry)
    {
        try
        {
            var data = Encoding.UTF8.GetBytes(entry.Data.GetRawText());
            return EventCodec.Decode(entry.Type, data, entry.Texts) switch
            {
                IncidentEvent e => Of(e),
                AlertEvent e => Of(e),
                JournalEvent.EntryErased e => (
                    "Tekst slettet",
                    Lines(
                        Invariant($"Teksten i løbenummer {e.Sequence} er slettet."),
                        $"Grund: {DashboardWords.Of(e.Reason)}",
                        $"Hvorfor? {Said(e.Why)}"
                    )
                ),
                _ => Unknown(entry),
            };
        }
        catch (Exception e) when (e is FormatException or UnknownEventTypeException)
        {
            return Unknown(entry);
        }
    }

    private static (string, string) Unknown(TimelineEndpoints.EntryView entry) =>
        (entry.Type, entry.Texts is { } texts ? Lines([.. texts]) : DashboardWords.Erased);

    private (string, string) Of(IncidentEvent @event) =>
        @event switch
        {
            IncidentEvent.Reported e => (
                "Melding",
                Lines(
                    e.Exercise ? "Øvelse: intet her er sket." : "",
                    e.SplitFrom is { } from ? $"Delt ud fra {Link(from)}." : "",
                    $"Type: {DashboardWords.Of(e.Type)}",
                    $"Niveau: {DashboardWords.Of(e.Level)}",
                    $"Omfang: {DashboardWords.Of(e.Scope)}",
                    $"Sted: {Place(e.Position)}",
                    Answer(DashboardWords.What, e.Answers.What),
                    Answer(DashboardWords.Where, e.Answers.Where),
                    Answer(DashboardWords.Now, e.Answers.Now),
                    Answer(DashboardWords.Started, e.Answers.Started)
                )
            ),
            IncidentEvent.Moved e => ("Flyttet", $"Sted: {Place(e.Position)}"),
            IncidentEvent.AreasEntered e => ("Nåede nye områder", Areas(e.Areas)),
            IncidentEvent.LevelRaised e => ("Niveau hævet", Level(e.From, e.To, e.Reason)),
            IncidentEvent.LevelLowered e => ("Niveau sænket", Level(e.From, e.To, e.Reason)),
            IncidentEvent.DecisionMade e => ("Beslutning", Reasoned(e.What, e.Why, e.Level)),
            IncidentEvent.OmissionDecided e => ("Undladelse", Reasoned(e.What, e.Why, e.Level)),
            IncidentEvent.TaskAssigned e => ("Opgave", Assigned(e)),
            IncidentEvent.TaskCompleted e => (
                "Opgave udført",
                Lines(Task(e.Task), e.Note is { } note ? $"Bemærkning: {Said(note)}" : "")
            ),
            IncidentEvent.TaskReopened e => ("Opgave genåbnet", Lines(Task(e.Task), $"Hvorfor? {Said(e.Reason)}")),
            IncidentEvent.NoteWritten e => ("Note", Said(e.Text)),
            IncidentEvent.Corrected e => (
                "Rettelse",
                Lines(
                    sequences.TryGetValue(e.Corrects.Value, out var line)
                        ? Invariant($"Retter løbenummer {line}.")
                        : "",
                    Said(e.Text)
                )
            ),
            IncidentEvent.PartnerInvited e => ("Partner inviteret", names.Organisation(e.Partner)),
            IncidentEvent.ZoneDrawn e => (Zone("tegnet", e.Zone, e.Kind), Lines(Place(e.Place), Note(e.Note))),
            IncidentEvent.ZoneRedrawn e => (
                Zone("tegnet om", e.Zone),
                Lines(
                    Invariant($"Tegning {e.Drawing}: {Place(e.Place)}"),
                    e.Replaces is { } replaced
                        ? Invariant($"I stedet for tegning {replaced}.")
                        : "Står ved siden af en anden tegning, til en er valgt."
                )
            ),
            IncidentEvent.DrawingChosen e => (Zone("afgjort", e.Zone), Invariant($"Tegning {e.Drawing} gælder.")),
            IncidentEvent.ZoneRemoved e => (Zone("fjernet", e.Zone), ""),
            IncidentEvent.MergedInto e => (
                "Slået sammen med en anden",
                Lines($"Fortsætter som {Link(e.Into)}, hvis tidslinje har resten.", $"Hvorfor? {Said(e.Reason)}")
            ),
            IncidentEvent.Absorbed e => (
                "Har optaget en anden",
                Lines(
                    $"{Link(e.Which)} er samme hændelse. Dens tidslinje står for sig selv.",
                    $"Hvorfor? {Said(e.Reason)}"
                )
            ),
            IncidentEvent.SplitOff e => ("Delt", $"{Link(e.Other)} er meldt for sig selv."),
            IncidentEvent.StoodDown e => ("Deaktiveret", $"Hvorfor? {Said(e.Reason)}"),
            _ => throw new InvalidOperationException($"No words for {@event.GetType().Name}."),
        };

    private (string, string) Of(AlertEvent @event) =>
        @event switch
        {
            AlertEvent.Raised e => ("Alarmering", Raised(e)),
            AlertEvent.TestRaised e => ("Prøvealarm", $"Frist: {DashboardWords.Time(e.Deadline)}"),
            AlertEvent.Answered e => ("Svar på alarmering", Answered(e)),
            AlertEvent.Ended e => (
                "Alarmering afsluttet",
                e.Into is null ? "" : "Hændelsen er slået sammen med en anden."
            ),
            AlertEvent.ProcedureSet e => (
                "Alarmeringsplan",
                Invariant(
                    $"Version {e.Policy}: {string.Join(", ", e.Steps.Select(step => Invariant($"{DashboardWords.Of(step.Kind)} efter {step.AfterSeconds} s")))}"
                )
            ),
            AlertEvent.Called e => (
                "Kaldt",
                Lines([
                    DashboardWords.Of(e.Cause),
                    .. e.Rounds.Select(round => $"{names.Organisation(round.Authority)}: {names.Person(round.Person)}"),
                ])
            ),
            AlertEvent.Escalated e => (
                "Trin i alarmeringen",
                $"{names.Organisation(e.Authority)}: {DashboardWords.Of(e.Kind)}{(e.Empty ? ", ingen at kalde" : "")}"
            ),
            AlertEvent.Relieved e => (
                "Afløst",
                $"{names.Organisation(e.Authority)}: {names.Person(e.Coming)} overtager"
            ),
            AlertEvent.MessageIntended e => Intended(e),
            AlertEvent.MessageBundled e => (
                e.Bundle.Length == 1
                    ? $"{Channel(e.Message)} for sig selv"
                    : Invariant($"{Channel(e.Message)} samlet om {e.Bundle.Length} alarmer"),
                Lines(To(e.Message), Said(e.Text))
            ),
            AlertEvent.MessageAttempted e => (
                $"{Channel(e.Message)} på vej",
                Lines(To(e.Message), Invariant($"Forsøg {e.Attempt}{(e.Repeat ? ", gentaget" : "")}"))
            ),
            AlertEvent.MessageAccepted e => ($"{Channel(e.Message)} afleveret til udbyderen", To(e.Message)),
            AlertEvent.MessageFailed e => (
                e.Code == MessageFailures.Superseded
                    ? $"{Channel(e.Message)} var ikke nødvendig mere"
                    : $"{Channel(e.Message)} blev ikke sendt",
                Lines(To(e.Message), $"Kode: {e.Code}")
            ),
            AlertEvent.MessageReported e => (
                e.Over ? $"{Channel(e.Message)} slut" : $"{Channel(e.Message)} {DashboardWords.Of(e.Status)}",
                Lines(To(e.Message), e.ErrorCode is { } code ? $"Kode: {code}" : "")
            ),
            AlertEvent.ProviderFailed e => ("Udbyder svarer ikke", $"{DashboardWords.Of(e.Channel)}. Kode: {e.Code}"),
            AlertEvent.ProviderRecovered e => ("Udbyder svarer igen", DashboardWords.Of(e.Channel)),
            AlertEvent.SmsReceived e => (
                "Sms modtaget",
                Lines(
                    $"Fra: {(e.Phone is not null ? DashboardWords.DutyPhone : e.Person is { } person ? names.Person(person) : Said(e.Number))}",
                    Said(e.Text)
                )
            ),
            _ => throw new InvalidOperationException($"No words for {@event.GetType().Name}."),
        };

    private string Assigned(IncidentEvent.TaskAssigned e)
    {
        tasks[e.Task] = Said(e.What);
        return Lines(
            Said(e.What),
            $"Myndighed: {names.Organisation(e.Authority)}",
            e.Tovholder is { } tovholder ? $"Tovholder: {names.Person(tovholder)}" : "",
            $"Frist: {DashboardWords.Time(e.Deadline)}",
            e.TargetGroups.IsDefaultOrEmpty
                ? ""
                : $"Målgruppe: {string.Join(", ", e.TargetGroups.Select(DashboardWords.Of))}"
        );
    }

    private string Raised(AlertEvent.Raised e)
    {
        var group = e.Ledergruppe is { } ledergruppe ? names.Ledergruppe(ledergruppe) : "Sekretariatet";
        var nobody = e.Required.Where(authority => e.Rounds.All(round => round.Authority != authority));
        return Lines([
            $"{group}, {DashboardWords.Of(e.Reason)}",
            .. e.Rounds.Select(round =>
                $"{names.Organisation(round.Authority)}: {names.Person(round.Person)}{(round.Standing == Standing.Fallback ? ", træder til" : "")}"
            ),
            .. nobody.Select(authority => $"{names.Organisation(authority)}: ingen på vagt"),
        ]);
    }

    private string Answered(AlertEvent.Answered e)
    {
        var what = (e.Answer, e.EtaMinutes) switch
        {
            (AnswerKind.Cannot, _) => "kan ikke",
            (AnswerKind.Deputy, _) => "lader stedfortræderen komme",
            (_, { } minutes) => Invariant($"kommer, fremme om {minutes} min."),
            _ => "kommer",
        };
        var phone = e.Phone is null ? "" : $" fra {DashboardWords.DutyPhone}";
        var from = e.From is null ? "" : ", svaret på den hændelse, der er slået sammen med denne";
        return $"{names.Person(e.Person)}: {what} ({DashboardWords.Of(e.Channel)}{phone}{from})";
    }

    private (string, string) Intended(AlertEvent.MessageIntended e)
    {
        channels[e.Message] = e.Channel;
        return (
            $"{DashboardWords.Of(e.Channel)}: {DashboardWords.Of(e.Purpose)}",
            Lines($"Til: {Receiver(e)}", Said(e.Text))
        );
    }

    private string Channel(MessageId message) => DashboardWords.Of(channels.GetValueOrDefault(message));

    private string Receiver(AlertEvent.MessageIntended e) =>
        receivers[e.Message] = e.Phone is not null
            ? e.Person is { } onDuty
                ? $"{names.Person(onDuty)} ({DashboardWords.DutyPhone})"
                : DashboardWords.DutyPhone
            : e.Person is { } person
                ? names.Person(person)
                : e.Number is { } number
                    ? Said(number)
                    : "";

    private string To(MessageId message) => receivers.TryGetValue(message, out var to) ? $"Til: {to}" : "";

    private string Task(TaskId task) => tasks.GetValueOrDefault(task, "");

    private string Zone(string what, ZoneId zone, ZoneKind? kind = null)
    {
        if (kind is { } drawn)
        {
            zones[zone] = ZoneKinds.Name(drawn);
        }

        return $"{zones.GetValueOrDefault(zone, "Zone")} {what}";
    }

    private static string Note(FreeText? note) => note is { } text ? Said(text) : "";

    private string Place(Position? position) =>
        position is null
            ? "uden sted"
            : string.Join(
                " · ",
                new[]
                {
                    position.Within is null ? position.Place ?? position.Beside ?? "" : "et sted i området",
                    Where(position),
                    ShapeWords.Say(position.Whole),
                    // The middle of an area is nobody's word of where something is.
                    position.Within
                        is null
                        ? Invariant($"{position.Point.Longitude:0.00000} {position.Point.Latitude:0.00000}")
                        : "",
                }.Where(part => part.Length > 0)
            );

    // As the dashboard says it: what lies just outside of a bydel is near it, and its ledergruppe is alerted.
    private string Where(Position position) =>
        !position.Areas.IsEmpty ? Areas(position.Areas)
        : position.Near.Where(area => area.Kind == AreaKind.Bydel).ToArray() is { Length: > 0 } near
            ? $"nær {Listed.And(near.Select(names.Area))}"
        : "uden for København";

    private string Areas(IEnumerable<AreaId> areas) => string.Join(", ", areas.Select(names.Area));

    private static string Level(ActivationLevel from, ActivationLevel to, FreeText reason) =>
        Lines($"Fra {DashboardWords.Of(from)} til {DashboardWords.Of(to)}", $"Hvorfor? {Said(reason)}");

    private static string Reasoned(FreeText what, FreeText why, DecisionLevel level) =>
        Lines(Said(what), $"Hvorfor? {Said(why)}", $"Niveau: {DashboardWords.Of(level)}");

    private static string Link(IncidentLink link) => Invariant($"nr. {link.Number}");

    private static string Answer(string question, FreeText answer) =>
        $"{question} {(answer.Value is "" ? DashboardWords.Unanswered : Said(answer))}";

    private static string Said(FreeText text) => text.Value ?? DashboardWords.Erased;

    private static string Lines(params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                text.Append(text.Length == 0 ? "" : "\n").Append(line);
            }
        }

        return text.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
