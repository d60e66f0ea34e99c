using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

/// <summary>An answer counts wherever it comes from; one from where nobody was called is marked.</summary>
public sealed class UnusualAnswerTests
{
    private readonly MemoryJournal journal = new(new FakeTimeProvider(City.Start), City.Context());

    [Fact]
    public void An_answer_from_a_number_of_one_s_own_that_was_not_called_yet_is_unusual()
    {
        var second = new WayId(Guid.NewGuid());
        journal.Write(
            new ContactEvent.WayAdded(City.SofNoerrebro, second, WayKind.Sms, null),
            new ContactEvent.WayVerified(City.SofNoerrebro, second),
            new ContactEvent.WayVerified(City.SofNoerrebro, ContactBook.MobileOf(City.SofNoerrebro))
        );
        var incident = journal.Report();
        var code = journal.CodeOf(City.SofNoerrebro);
        journal.Receive(City.SofNoerrebro, $"ja {code}", number: "+4540404040", way: second);
        Assert.Equal(second, Answer().Way);
        Assert.True(IsUnusual());

        journal.Receive(City.SofNoerrebro, $"ja {code} 20");
        Assert.Equal(ContactBook.MobileOf(City.SofNoerrebro), Answer().Way);
        Assert.False(IsUnusual());

        // Once it is called on that number too, nothing is unusual about it.
        journal.Receive(City.SofNoerrebro, $"nej {code}");
        var alert = journal.Alerts.Of(incident)[0];
        journal.Write(
            new AlertEvent.MessageIntended(
                new(Guid.NewGuid()),
                alert.Id,
                City.SofNoerrebro,
                null,
                MessageChannel.Sms,
                MessagePurpose.Alert,
                FreeText.Of("Kald"),
                second,
                code
            )
        );
        journal.Receive(City.SofNoerrebro, $"ja {code}", number: "+4540404040", way: second);
        Assert.False(IsUnusual());
        // What was written before numbers were noted stands as it did.
        Assert.False(AnswerWays.IsUnusual(alert, journal.Alerts, City.SofNoerrebro, Answer() with { Way = null }));

        AlertAnswer Answer() => journal.Alerts.Of(incident)[0].Answers[City.SofNoerrebro];

        bool IsUnusual() =>
            AnswerWays.IsUnusual(journal.Alerts.Of(incident)[0], journal.Alerts, City.SofNoerrebro, Answer());
    }

    [Fact]
    public void An_answer_is_unusual_when_it_comes_on_a_channel_that_nobody_was_called_on()
    {
        journal.Context = journal.Context with
        {
            Contacts = City.Ways(
                City.PoliceNoerrebro,
                new ContactWay(new(Guid.NewGuid()), WayKind.Voice, true, TimeSpan.Zero)
            ),
        };
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "ja");
        journal.Receive(City.SofNoerrebro, "ja");
        Assert.True(IsUnusual(City.PoliceNoerrebro));
        Assert.False(IsUnusual(City.SofNoerrebro));

        journal.Do(
            new AlertCommand.Answer(journal.Alerts.Of(incident)[0].Id, AnswerKind.Coming, 5),
            City.PoliceNoerrebro
        );
        Assert.False(IsUnusual(City.PoliceNoerrebro));

        bool IsUnusual(PersonId person)
        {
            var alert = journal.Alerts.Of(incident)[0];
            return AnswerWays.IsUnusual(alert, journal.Alerts, person, alert.Answers[person]);
        }
    }
}
