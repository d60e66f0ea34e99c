using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Twilio;

/// <summary>What a text can and cannot do, from the provider's signed request to what leaves again.</summary>
public sealed class AnswersByNetworkTests
{
    private static readonly PersonId Person = City.PoliceNoerrebro;
    private static readonly string Phone = City.NumberOf(Person);

    [Fact]
    public async Task An_answer_on_a_channel_that_nobody_was_called_on_counts_and_is_shown_as_unusual()
    {
        var way = new ContactWay(new(Guid.NewGuid()), WayKind.Voice, true, TimeSpan.Zero);
        await using var product = await Product.StartAsync(
            before: (journal, _) => journal.Context = journal.Context with { Contacts = City.Ways(Person, way) }
        );
        product.Phonebook.Addresses[way.Id] = "+4533112233";
        var incident = product.Journal.Report();
        Assert.Equal(200, await product.Twilio.SendInbound(Phone, $"ja {product.Journal.CodeOf(Person)}"));
        await product.Twilio.SendInbound(City.NumberOf(City.SofNoerrebro), "ja");

        Assert.Equal("covered covered waiting", product.Journal.State(Alert(product, incident)));
        Assert.True(IsUnusual(product, incident, Person));
        Assert.False(IsUnusual(product, incident, City.SofNoerrebro));
    }

    [Theory]
    [InlineData("DEAKTIVER 4711")]
    [InlineData("NIVEAU 3")]
    [InlineData("hæv til operationsberedskab")]
    [InlineData("AFSLUT alarmen")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("{\"type\":\"incident.stood-down.v1\"}")]
    [InlineData("NEJ")]
    [InlineData("STOP")]
    [InlineData("JA 10")]
    public async Task Whoever_forges_a_sender_can_answer_for_that_person_and_do_nothing_else(string text)
    {
        await using var product = await Product.StartAsync(dispatching: false);
        var incident = product.Journal.Report();
        var before = product.Journal.Events.Count;
        var people = product.Journal.Messages().Length;
        Assert.Equal(200, await product.Twilio.SendInbound(Phone, text));

        Assert.All(
            product.Journal.Events.Skip(before),
            written => Assert.True(IsOfThePerson(written), written.GetType().Name)
        );
        Assert.True(Alert(product, incident).IsOpen);
        Assert.Empty(Alert(product, incident).Answers.Keys.Except([Person]));
        Assert.True(product.Journal.Messages().Length <= people + 1);
    }

    [Fact]
    public async Task STOP_from_a_leader_alarms_the_administrators_and_the_next_alert_takes_another_channel()
    {
        var administrator = City.FallbackOne;
        await using var product = await Product.StartAsync(
            before: (journal, _) => journal.Context = journal.Context with { Administrators = [administrator] }
        );
        var call = product.Journal.Add(Person, WayKind.Voice);
        product.Phonebook.Addresses[call] = "+4533112233";
        Assert.Equal(200, await product.Twilio.SendInbound(Phone, "Stop"));
        await Until.True(
            () =>
                product.Twilio.Messages.Any(message =>
                    message.To == City.NumberOf(administrator) && message.Body == NoticeTexts.Shipped.OptedOut
                ),
            "the administrator's notice"
        );

        product.Journal.Report();
        await Until.True(() => product.Twilio.Calls.Any(one => one.To == "+4533112233"), "a call instead");
        Assert.DoesNotContain(product.Twilio.Messages, message => message.To == Phone);

        Assert.Equal(200, await product.Twilio.SendInbound(Phone, "start"));
        product.Journal.Report();
        await Until.True(() => product.Twilio.Messages.Any(message => message.To == Phone), "SMS again");
    }

    [Fact]
    public async Task JA_without_a_code_counts_with_one_open_alert_and_with_two_the_reply_lists_them()
    {
        await using var product = await Product.StartAsync();
        var first = product.Journal.Report();
        await product.Twilio.SendInbound(Phone, "ja");
        Assert.Equal("covered waiting waiting", product.Journal.State(Alert(product, first)));

        var one = product.Journal.CodeOf(Person);
        var second = product.Journal.Report();
        var two = product.Journal.CodeOf(Person);
        await product.Twilio.SendInbound(Phone, "nej");
        await Until.True(
            () => product.Twilio.Messages.Any(message => message.Body == ReplyTexts.Shipped.Ambiguous([two, one])),
            "the list"
        );
        Assert.Equal(AnswerKind.Coming, Alert(product, first).Answers[Person].Kind);
        Assert.Empty(Alert(product, second).Answers);

        await product.Twilio.SendInbound(Phone, $"nej {two}");
        Assert.Equal(AnswerKind.Coming, Alert(product, first).Answers[Person].Kind);
        Assert.Equal(AnswerKind.Cannot, Alert(product, second).Answers[Person].Kind);
    }

    private static bool IsOfThePerson(GeoModel.Deciding.DomainEvent written) =>
        written switch
        {
            AlertEvent.SmsReceived e => e.Person == Person,
            AlertEvent.Answered e => e.Person == Person,
            AlertEvent.MessageIntended e => e is { Purpose: MessagePurpose.Reply } && e.Person == Person,
            ContactEvent.WayBlocked e => e.Person == Person,
            _ => false,
        };

    private static Alert Alert(Product product, IncidentId incident) => product.Journal.Alerts.Of(incident)[0];

    private static bool IsUnusual(Product product, IncidentId incident, PersonId person) =>
        AnswerWays.IsUnusual(
            Alert(product, incident),
            product.Journal.Alerts,
            person,
            Alert(product, incident).Answers[person]
        );
}
