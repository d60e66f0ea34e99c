using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>
/// What a merge and a split mean for those who were alerted, by the words of <c>docs/adr/0066</c>: exactly those of the
/// duplicate are told, nobody who was called is lost, nobody is counted who did not answer.
/// </summary>
internal sealed partial class NightOracle
{
    private readonly Dictionary<IncidentId, ActivationLevel> levels = [];
    private MergeMemory? merge;

    /// <summary>As it was before the merge.</summary>
    /// <param name="Alerts">The duplicate's that were open.</param>
    /// <param name="Told">Everybody who was alerted for the duplicate.</param>
    /// <param name="Others">Everybody who was alerted for the main one.</param>
    private sealed record MergeMemory(
        IncidentId Duplicate,
        IncidentId Main,
        AlertMemory[] Alerts,
        HashSet<PersonId> Told,
        HashSet<PersonId> Others
    );

    private MergeMemory? MergeBefore(Observation.Written written) =>
        written.Asked is IncidentCommand.Merge asked
        && written.Entries.Any(entry => entry.Event is IncidentEvent.MergedInto)
            ? new(
                asked.Incident,
                asked.Into,
                [.. OpenOf(asked.Incident)],
                PeopleOf(asked.Incident),
                PeopleOf(asked.Into)
            )
            : null;

    private HashSet<PersonId> PeopleOf(IncidentId incident) =>
        [.. OpenOf(incident).SelectMany(alert => alert.Standing.Keys).Select(key => key.Person)];

    /// <summary>What the main one reaches, and at which level, is what both were.</summary>
    private void Absorb(IncidentEvent.Absorbed e)
    {
        absorbed.Add((e.Which.Incident, e.Incident));
        var (mine, more) = (places[e.Incident], places[e.Which.Incident]);
        places[e.Incident] = (mine.Reached.Union(more.Reached), mine.Nowhere);
        if (levels[e.Which.Incident] > levels[e.Incident])
        {
            levels[e.Incident] = levels[e.Which.Incident];
        }
    }

    /// <summary>Of the same people: the ledergruppe, whoever is called for want of it, or those who are only told.</summary>
    private static bool IsSameGroup(AlertMemory one, AlertMemory other) =>
        one.Group == other.Group
        && (one.Reason == AlertReason.Policy) == (other.Reason == AlertReason.Policy)
        && (one.Reason == AlertReason.NobodyElse) == (other.Reason == AlertReason.NobodyElse);

    /// <summary>Whether the Sekretariat's people in an alert came with it from the duplicate, and are not called anew.</summary>
    private bool CameAlong(AlertEvent.Raised raised) =>
        merge is { } both
        && raised.Incident == both.Main
        && raised.Reason == AlertReason.NobodyElse
        && raised.Rounds.All(round =>
            both.Alerts.Any(alert =>
                alert.Reason == AlertReason.NobodyElse && alert.Standing.ContainsKey((round.Person, round.Authority))
            )
        );

    private void CallAfterMerge(AlertMemory alert, AlertRound round, bool stands) =>
        Expect(
            !stands
                && merge is { } both
                && alert.Incident == both.Main
                && both.Alerts.Any(before =>
                    IsSameGroup(before, alert) && before.Of(round.Authority).Any(stood => stood.Person == round.Person)
                ),
            Rules.KeptCalled,
            $"{round.Person} is taken over for {round.Authority}, and was not called or stands there already."
        );

    private void CheckMerged(Observation.Written written, AlertEvent.MessageIntended[] intended)
    {
        if (merge is not { } both)
        {
            return;
        }

        Expect(!OpenOf(both.Duplicate).Any(), Rules.Merged, $"An alert of {both.Duplicate} goes on after the merge.");
        CheckToldOfMerge(written, both, intended);
        foreach (var before in both.Alerts)
        {
            var here = OpenOf(both.Main).Where(alert => IsSameGroup(before, alert)).ToArray();
            foreach (var round in before.Standing.Values)
            {
                if (before.Reason == AlertReason.Policy || before.Relieved.Contains((round.Authority, round.Code)))
                {
                    continue;
                }

                Expect(
                    here.Any(alert => alert.Standing.ContainsKey((round.Person, round.Authority))),
                    Rules.KeptCalled,
                    $"{round.Person} was called for {round.Authority} in {before.Id}, and is no more."
                );
                Expect(
                    !before.Required.Contains(round.Authority)
                        || here.Any(alert => alert.Required.Contains(round.Authority)),
                    Rules.KeptCalled,
                    $"{round.Authority} had to answer in {before.Id}, and need not any more."
                );
            }
        }

        CheckAreas(both.Main);
        CheckNothingForgotten(both);
    }

    /// <summary>By one text each; whoever is called by the same command hears it by the call.</summary>
    private void CheckToldOfMerge(Observation.Written written, MergeMemory both, AlertEvent.MessageIntended[] intended)
    {
        var told = intended.Where(m => m.Purpose == MessagePurpose.Merged).Select(m => m.Person!.Value).ToArray();
        var rung = intended.Where(m => m.Purpose == MessagePurpose.Alert).Select(m => m.Person!.Value).ToHashSet();
        var ofLevel = intended
            .Where(m => m.Purpose == MessagePurpose.LevelChange)
            .Select(m => m.Person!.Value)
            .ToArray();
        Expect(
            told.Length == told.Distinct().Count()
                && told.All(both.Told.Contains)
                && !told.Any(rung.Contains)
                && both.Told.All(person => told.Contains(person) || rung.Contains(person)),
            Rules.Merged,
            $"{both.Told.Count} were alerted for {both.Duplicate}; told are {told.Length}, {rung.Count} are called."
        );
        foreach (var message in intended.Where(m => both.Told.Contains(m.Person!.Value)))
        {
            Expect(
                CodesIn(both, message.Person!.Value)
                    .Any(code => message.Text.Value!.Contains(code, StringComparison.Ordinal)),
                Rules.Merged,
                $"{message.Person} does not read which code counts no longer: {message.Text.Value}"
            );
        }

        var isRaised = written.Entries.Any(entry => entry.Event is IncidentEvent.LevelRaised);
        Expect(
            ofLevel.Length == ofLevel.Distinct().Count()
                && !ofLevel.Any(person => told.Contains(person) || rung.Contains(person))
                && (isRaised ? ofLevel.All(both.Others.Contains) : ofLevel.Length == 0)
                && (
                    !isRaised
                    || both.Others.All(person =>
                        ofLevel.Contains(person) || told.Contains(person) || rung.Contains(person)
                    )
                ),
            Rules.StandDown,
            $"The level goes to {ofLevel.Length} of {both.Others.Count} who were alerted for {both.Main}."
        );
    }

    private static IEnumerable<string> CodesIn(MergeMemory both, PersonId person) =>
        both
            .Alerts.SelectMany(alert => alert.Standing.Values)
            .Where(round => round.Person == person)
            .Select(round => FormattableString.Invariant($"{round.Code}"));

    /// <summary>An answer that is there without anybody writing comes from the same person, for the same seat.</summary>
    private void CheckCarried(AlertEvent.Answered e)
    {
        var alert = alerts[e.Alert];
        Expect(
            merge is { } both
                && alert.Incident == both.Main
                && alert.Calls[e.Code!.Value].Answer is null
                && CarriedBy(both, alert, e.Code!.Value) == e.Answer
                && both.Alerts.Any(before => before.Id == e.From && IsSameGroup(before, alert)),
            Rules.Carried,
            $"{e.Person} is taken to have said {e.Answer} with {e.Code} in {e.Alert}."
        );
    }

    private void CheckNothingForgotten(MergeMemory both)
    {
        foreach (var alert in OpenOf(both.Main))
        {
            foreach (var (code, call) in alert.Calls)
            {
                Expect(
                    call.Answer is not null || CarriedBy(both, alert, code) is null,
                    Rules.Carried,
                    $"What {call.Person} said in {both.Duplicate} is forgotten in {alert.Id}."
                );
            }
        }
    }

    /// <returns>What the person had said for every authority that the call asks about; null when they had not, or less.</returns>
    private AnswerKind? CarriedBy(MergeMemory both, AlertMemory alert, int code)
    {
        AnswerKind? one = null;
        foreach (
            var round in alert.Standing.Values.Where(round =>
                round.Code == code && !alert.Relieved.Contains((round.Authority, code))
            )
        )
        {
            var said = both
                .Alerts.Where(before => IsSameGroup(before, alert))
                .SelectMany(before =>
                    before
                        .Of(round.Authority)
                        .Where(stood => stood.Person == round.Person)
                        .Select(stood => before.Calls[stood.Code].Answer)
                )
                .FirstOrDefault(answer =>
                    answer is not null && (answer != AnswerKind.Coming || levels[both.Duplicate] >= levels[both.Main])
                );
            if (said is null || (one is not null && one != said))
            {
                return null;
            }

            one = said;
        }

        return one;
    }

    /// <summary>What is split off is an incident of its own; nobody of the first is called, told or ended.</summary>
    private void CheckSplit(Observation.Written written, IncidentId other)
    {
        foreach (var entry in written.Entries)
        {
            IncidentId? about = entry.Event switch
            {
                AlertEvent.Raised e => e.Incident,
                AlertEvent.Called e => alerts[e.Alert].Incident,
                AlertEvent.Answered e => alerts[e.Alert].Incident,
                AlertEvent.Ended e => alerts[e.Alert].Incident,
                AlertEvent.MessageIntended { Alert: { } alert } => alerts[alert].Incident,
                _ => null,
            };
            Expect(
                about is null || about == other,
                Rules.Split,
                $"{entry.Event.GetType().Name} of {about}, when {other} was split off."
            );
        }
    }
}
