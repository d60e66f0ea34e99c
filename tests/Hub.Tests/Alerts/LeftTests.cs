using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>Who belongs nowhere any more answers for nobody, whichever way the answer comes.</summary>
public sealed class LeftTests
{
    [Fact]
    public void A_key_pressed_by_somebody_who_has_left_does_not_count()
    {
        var now = JournalWorld.Start;
        var state = HubState.Empty;
        foreach (var envelope in JournalWorld.Founding())
        {
            var verdict = JournalWorld.Decider.Decide(state, envelope, now);
            foreach (var @event in Assert.IsType<Verdict.Accepted>(verdict).Events)
            {
                state = state.Apply(@event, new(1, default, envelope.Actor, envelope.Organisation, now, now));
            }
        }

        var key = JournalWorld.System(new AlertCommand.AnswerByKey(JournalWorld.Leader, new(Guid.NewGuid()), "1"));
        Assert.Equal("message-unknown", Code(state, key));
        state = state.Apply(
            new OrganisationEvent.MemberLeft(JournalWorld.Authority, JournalWorld.Leader),
            new(2, default, PersonId.System, OrganisationId.System, now, now)
        );
        Assert.Equal("person-left", Code(state, key));

        string Code(HubState at, CommandEnvelope envelope) =>
            Assert.IsType<Verdict.Refused>(JournalWorld.Decider.Decide(at, envelope, now)).Refusal.Code;
    }
}
