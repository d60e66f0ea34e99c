using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Escalation;

/// <summary>Whoever leaves it to the deputy reads what really follows.</summary>
public sealed class DeputyReplyTests
{
    private static readonly PersonId Leader = City.PoliceNoerrebro;
    private static readonly PersonId Deputy = City.Person(41);
    private static readonly PersonId Second = City.Person(42);

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public DeputyReplyTests()
    {
        journal = new(time, City.Context());
        Seat(Deputy);
    }

    [Fact]
    public void A_deputy_who_can_be_called_is_called_now()
    {
        journal.Report();
        Assert.EndsWith("Din stedfortræder kaldes nu.", Leave(Leader), StringComparison.Ordinal);
        Pass(0);
        Assert.Single(journal.TextsTo(Deputy));
    }

    [Fact]
    public void Without_a_deputy_the_next_step_is_taken_and_the_reply_says_so()
    {
        Seat();
        journal.Report();
        Assert.Equal(
            $"SSP-BEREDSKAB {journal.CodeOf(Leader)}: Modtaget. Der er ingen stedfortræder, vi kan kalde. "
                + "Vi går videre til næste trin.",
            Leave(Leader)
        );
        Pass(0);
        Assert.NotEmpty(journal.TextsTo(City.DutyOfficer));
    }

    [Fact]
    public void A_deputy_who_is_away_is_none()
    {
        var away = new AbsenceEvent.Registered(Deputy, Guid.NewGuid(), City.Start.AddHours(-1), City.Start.AddHours(9));
        journal.Context = journal.Context with { Roster = journal.Context.Roster.Apply(away) };
        journal.Report();
        Expect(DeputyFate.NextStep, Leave(Leader));
        Pass(0);
        Assert.DoesNotContain(
            journal.Events.OfType<AlertEvent.Called>(),
            called => called.Cause == CallCause.DeputyNamed
        );
    }

    [Fact]
    public void A_deputy_who_leaves_it_to_the_deputy_has_none_and_the_next_deputy_is_called_if_there_is_one()
    {
        Seat(Deputy, Second);
        journal.Report();
        Leave(Leader);
        Pass(30);
        Expect(DeputyFate.Called, Leave(Deputy));
        Pass(0);
        Assert.Single(journal.TextsTo(Second));
        Expect(DeputyFate.NextStep, Leave(Second));
    }

    [Fact]
    public void A_deputy_who_was_called_before_and_may_still_answer_is_called_already()
    {
        journal.Report();
        Pass(90 + 120);
        Assert.Single(journal.TextsTo(Deputy));
        Expect(DeputyFate.CalledBefore, Leave(Leader));
        // The same again says the same.
        Expect(DeputyFate.CalledBefore, Leave(Leader));
        Pass(0);
        Assert.Single(journal.Events.OfType<AlertEvent.Called>().SelectMany(e => e.Rounds), r => r.Person == Deputy);
    }

    [Fact]
    public void A_deputy_who_has_said_no_is_none()
    {
        journal.Report();
        Pass(90 + 120);
        journal.Receive(Deputy, "nej");
        Expect(DeputyFate.NextStep, Leave(Leader));
    }

    [Fact]
    public void When_somebody_is_coming_or_nobody_waits_no_deputy_is_called()
    {
        journal.Report();
        Pass(90 + 120);
        journal.Receive(Deputy, "ja");
        Expect(DeputyFate.Needless, Leave(Leader));
    }

    [Fact]
    public void At_the_end_of_everything_nobody_follows()
    {
        Seat();
        journal.Context = journal.Context with { Policy = Only(new(StepKind.Repeat, 60)) };
        journal.Report();
        Pass(61);
        Expect(DeputyFate.Nobody, Leave(Leader));
        Pass(3600);
        Assert.All(journal.Alerted(), person => Assert.NotEqual(City.DutyOfficer, person));
    }

    [Theory]
    [InlineData(DeputyFate.Called)]
    [InlineData(DeputyFate.CalledBefore)]
    [InlineData(DeputyFate.NextStep)]
    [InlineData(DeputyFate.Needless)]
    [InlineData(DeputyFate.Nobody)]
    public void Each_reply_is_one_plain_SMS(DeputyFate fate)
    {
        var preview = SmsPreview.Of(
            ExerciseMark.Around(ReplyTexts.Shipped.Answered(4711, AnswerKind.Deputy, null, fate))
        );
        Assert.Equal((1, SmsEncoding.Gsm7), (preview.Parts, preview.Encoding));
    }

    private void Seat(params ImmutableArray<PersonId> deputies) =>
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.Seat(City.NoerrebroGroup, City.Police, [Leader], deputies),
        };

    private static AlertPolicy Only(PolicyStep step) =>
        AlertPolicy.Shipped with
        {
            Rules = [.. AlertPolicy.Shipped.Rules.Select(rule => rule with { Steps = [step] })],
        };

    private string Leave(PersonId person) => journal.Receive(person, $"stedfortræder {journal.CodeOf(person)}")!;

    private void Expect(DeputyFate fate, string reply) =>
        Assert.Equal(
            ReplyTexts.Shipped.Answered(
                int.Parse(reply.Split(' ')[1].TrimEnd(':'), System.Globalization.CultureInfo.InvariantCulture),
                AnswerKind.Deputy,
                null,
                fate
            ),
            reply
        );

    private void Pass(int seconds) => journal.Pass(time, TimeSpan.FromSeconds(seconds));
}
