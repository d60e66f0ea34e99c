using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>Who is called next, and when, for an authority that is missing.</summary>
public sealed class StepsTests : EscalationWorld
{
    [Fact]
    public void Only_the_authority_that_is_missing_is_escalated_step_by_step_until_somebody_of_it_answers()
    {
        var incident = journal.Report();
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        var alert = journal.Alerts.Of(incident)[0].Id;

        // Nobody has another way, so that step is empty and the repetition comes at once after it.
        Pass(89);
        Assert.Empty(Steps());
        Pass(1);
        Assert.Equal([(StepKind.NextChannel, true), (StepKind.Repeat, false)], Steps());
        Assert.Equal(2, journal.TextsTo(City.PoliceNoerrebro).Length);
        Pass(120);
        Assert.Equal((StepKind.Deputy, false), Steps()[^1]);
        Assert.Equal(
            $"SSP-BEREDSKAB {journal.CodeOf(Deputy)}: Sammenstød ved Blågårds Plads, Nørrebro. Stabsberedskab. Politi er ikke "
                + $"dækket. Du er stedfortræder. Svar JA {journal.CodeOf(Deputy)} eller NEJ {journal.CodeOf(Deputy)}.",
            journal.TextsTo(Deputy)[^1]
        );
        Pass(120);
        Assert.Equal((StepKind.RestOfLedergruppe, false), Steps()[^1]);
        Assert.Single(journal.TextsTo(Other));
        Pass(120);
        Assert.Single(journal.TextsTo(City.DutyOfficer));

        journal.Receive(Other, "ja");
        Pass(100 * 60);
        Assert.Equal(5, Steps().Length);
        Assert.Empty(journal.TextsTo(Chief));
        Assert.Equal("covered", journal.State(journal.Alerts.Find(alert)!).Split(' ')[0]);
        Assert.Single(journal.TextsTo(City.SofNoerrebro), text => text.Contains("Svar JA", StringComparison.Ordinal));
    }

    [Fact]
    public void What_comes_next_is_known_beforehand_and_comes_then()
    {
        var incident = journal.Report();
        // Nobody here has another channel, so that the step behind it is what comes.
        Assert.Equal(new NextStep(StepKind.Repeat, City.Start.AddSeconds(90), false), Next());
        Pass(90);
        Assert.Equal(new NextStep(StepKind.Deputy, City.Start.AddSeconds(90 + 120), false), Next());
        Pass(120);
        Assert.Equal((StepKind.Deputy, false), Steps(City.Police)[^1]);
        Pass(60 * 60);
        Assert.Equal((StepKind.Repeat, true), (Next()!.Kind, Next()!.AtTheEnd));
        journal.Receive(Deputy, "ja");
        Assert.Null(Next());

        NextStep? Next() =>
            EscalationDecider.NextStep(journal.Alerts, journal.Context, journal.Alerts.Of(incident)[0], City.Police);
    }

    [Fact]
    public void A_next_channel_that_nobody_has_is_not_told_of_and_what_comes_in_its_stead_is()
    {
        Assert.Equal(StepKind.NextChannel, Told(Way(1, WayKind.Sms, 0), Way(2, WayKind.Voice, 600)));
        Assert.Equal(StepKind.Repeat, Told(Way(1, WayKind.Sms, 0)));
        Pass(90);
        Assert.Equal([(StepKind.NextChannel, true), (StepKind.Repeat, false)], Steps(City.Police).Distinct());

        StepKind Told(params ContactWay[] ways)
        {
            journal.Context = journal.Context with { Contacts = City.Ways(City.PoliceNoerrebro, [.. ways]) };
            var incident = journal.Report();
            var alert = journal.Alerts.Of(incident)[0];
            var next = EscalationDecider.NextStep(journal.Alerts, journal.Context, alert, City.Police)!;
            Assert.Equal((City.Start.AddSeconds(90), false), (next.At, next.AtTheEnd));
            return next.Kind;
        }
    }

    [Fact]
    public void A_deputy_where_there_is_none_is_not_told_of_and_who_is_called_in_their_stead_is()
    {
        var incident = journal.Report();
        Pass(90);
        var at = City.Start.AddSeconds(90 + 120);
        // SOF has no deputy and nobody else in the ledergruppe, and the police's deputy is away when the time has come.
        Assert.Equal(new NextStep(StepKind.Sekretariat, at, false), Next(City.Sof));
        Assert.Equal(new NextStep(StepKind.Deputy, at, false), Next(City.Police));
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Apply(
                new AbsenceEvent.Registered(Deputy, Guid.NewGuid(), at.AddSeconds(-1), at.AddHours(1))
            ),
        };
        Assert.Equal(new NextStep(StepKind.RestOfLedergruppe, at, false), Next(City.Police));

        Pass(120);
        Assert.Equal(
            [(StepKind.Deputy, true), (StepKind.RestOfLedergruppe, true), (StepKind.Sekretariat, false)],
            Steps(City.Sof)[^3..]
        );
        Assert.Equal([(StepKind.Deputy, true), (StepKind.RestOfLedergruppe, false)], Steps(City.Police)[^2..]);

        NextStep? Next(OrganisationId authority) =>
            EscalationDecider.NextStep(journal.Alerts, journal.Context, journal.Alerts.Of(incident)[0], authority);
    }

    [Fact]
    public void A_no_calls_the_next_at_once()
    {
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "nej");
        Pass(0);

        Assert.Equal(
            [(StepKind.NextChannel, true), (StepKind.Repeat, true), (StepKind.Deputy, false)],
            Steps(City.Police)
        );
        Assert.Single(journal.TextsTo(Deputy));
        Assert.Empty(journal.TextsTo(Other));
        Assert.Empty(Steps(City.Sof));
    }

    [Fact]
    public void Who_leaves_it_to_the_deputy_has_the_deputy_called_at_once()
    {
        var incident = journal.Report();
        var reply = journal.Receive(City.PoliceNoerrebro, $"Stedfortræder {journal.CodeOf(City.PoliceNoerrebro)}");
        Assert.EndsWith("Din stedfortræder kaldes nu.", reply, StringComparison.Ordinal);
        Pass(0);

        var called = Assert.Single(journal.Events.OfType<AlertEvent.Called>());
        Assert.Equal((CallCause.DeputyNamed, Deputy), (called.Cause, Assert.Single(called.Rounds).Person));
        journal.Receive(Deputy, "ja");
        Assert.StartsWith("covered", journal.State(journal.Alerts.Of(incident)[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void All_the_way_up_and_then_again_to_those_who_have_not_answered_but_not_for_ever()
    {
        journal.Report();
        journal.Receive(City.SofNoerrebro, "ja");
        journal.Receive(City.BufBoth, "ja");
        Pass(100 * 60);

        Assert.NotEmpty(journal.TextsTo(Chief));
        // The level's procedure ends before the styregruppe.
        Assert.Empty(journal.TextsTo(Director));
        var repeats = Steps(City.Police).Count(step => step == (StepKind.Repeat, false));
        Assert.InRange(repeats, 2, 13);
        Pass(24 * 60 * 60);
        Assert.Equal(13, Steps(City.Police).Count(step => step == (StepKind.Repeat, false)));
    }

    private (StepKind, bool)[] Steps(OrganisationId? authority = null) =>
        [
            .. journal
                .Events.OfType<AlertEvent.Escalated>()
                .Where(e => authority is null || e.Authority == authority)
                .Select(e => (e.Kind, e.Empty)),
        ];
}
