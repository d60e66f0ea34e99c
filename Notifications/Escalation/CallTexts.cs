using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Escalation;

/// <summary>What a call says that comes after the first.</summary>
internal static class CallTexts
{
    /// <summary>The same call again: it must still say what the person is called for.</summary>
    public static string Again(CallWriter writer, Alert alert, AlertRound round) =>
        alert.Calls[round.Code].Cause switch
        {
            CallCause.Escalated or CallCause.DeputyNamed => Missing(writer, alert, round.Standing, round.Code),
            CallCause.Relief => HandOver(writer, round.Code),
            CallCause.Stale => writer.Context.Texts.Stale(writer.Words, round.Code),
            CallCause.LevelRaised => writer.Context.Texts.LevelRaised(writer.Words, round.Code),
            CallCause.Raised or CallCause.Merged => writer.Context.Texts.Alert(
                writer.Words,
                alert.Reason,
                round.Code,
                string.Join(", ", alert.Areas.Select(writer.Context.AreaName))
            ),
        };

    /// <summary>Whether the text of the call says no more than a line in a bundle would.</summary>
    public static bool MayWait(Alert alert, AlertRound round) => alert.Calls[round.Code].Cause == CallCause.Raised;

    /// <summary>For whoever is called in: which authorities have nobody, or nobody to take over.</summary>
    public static string Missing(CallWriter writer, Alert alert, Standing standing, int code)
    {
        OrganisationId[] authorities =
        [
            .. alert.Rounds.Where(round => round.Code == code).Select(round => round.Authority),
        ];
        var names = Names(writer, authorities);
        return authorities.All(LacksRelief)
            ? writer.Context.Texts.ReliefMissing(writer.Words, code, names)
            : writer.Context.Texts.Missing(writer.Words, code, names, asDeputy: standing is Standing.Deputy);

        bool LacksRelief(OrganisationId authority) =>
            new AuthorityState(writer.Book, writer.Context.Contacts, alert, authority).LacksRelief;
    }

    /// <summary>For whoever goes: for which authorities another stands now, without a name.</summary>
    /// <param name="after">The alert as it is once they are relieved.</param>
    /// <param name="byTheDuty">By whoever is on duty now; otherwise by somebody who stands in for them.</param>
    public static string Relieved(CallWriter writer, Alert after, AlertRound leaving, bool byTheDuty)
    {
        var before = writer.Before.Find(after.Id);
        var authorities = Names(
            writer,
            after
                .Relieved.Where(one => one.Code == leaving.Code && before?.Relieved.Contains(one) != true)
                .Select(one => one.Authority)
                .OrderBy(authority => after.Required.IndexOf(authority))
        );
        var texts = writer.Context.Texts;
        return byTheDuty
            ? texts.Relieved(writer.Words, leaving.Code, authorities, AreasOf(writer, after))
            : texts.Covered(writer.Words, leaving.Code, authorities, AreasOf(writer, after));
    }

    /// <summary>For whoever was called in: for which authorities somebody comes now, without a name.</summary>
    public static string Covered(CallWriter writer, Alert alert, int code) =>
        writer.Context.Texts.Covered(
            writer.Words,
            code,
            Names(writer, alert.Rounds.Where(round => round.Code == code).Select(round => round.Authority)),
            AreasOf(writer, alert)
        );

    // The Sekretariat stands for areas that are not its own.
    private static string AreasOf(CallWriter writer, Alert alert) =>
        alert.Reason == AlertReason.NobodyElse ? "" : Listed.And(alert.Areas.Select(writer.Context.AreaName));

    private static string Names(CallWriter writer, IEnumerable<OrganisationId> authorities) =>
        Listed.And(authorities.Select(writer.Context.AuthorityName).Where(name => name.Length > 0));

    /// <summary>
    /// For whoever comes on duty: the level, when it was last decided, and what is open, in what was merged into it too.
    /// </summary>
    public static string HandOver(CallWriter writer, int code)
    {
        DateTimeOffset? decided = null;
        var open = 0;
        foreach (
            var incident in writer
                .Incident.Ties.Absorbed.Select(link => writer.Incidents(link.Incident))
                .OfType<Incident>()
                .Prepend(writer.Incident)
        )
        {
            foreach (var item in incident.Log.Where(item => item is LogItem.Decision or LogItem.Omission))
            {
                decided = decided > item.Origin.OccurredAt ? decided : item.Origin.OccurredAt;
            }

            open += incident.Tasks.Count(task => task.Completed is null);
        }

        return writer.Context.Texts.HandOver(writer.Words, code, decided, open);
    }
}
