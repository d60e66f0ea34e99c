using System.Text.Json;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live.Presence;

namespace Beredskab.Hub.Tests.Live.Presence;

public sealed class PresenceTests
{
    private readonly LiveWorld world = new();

    [Fact]
    public async Task Who_looks_and_who_writes_is_told_to_the_others_in_the_next_interval()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var (police, club) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Club));

        Assert.Null(Code(await police.Attend(incident)));
        Assert.Null(Code(await police.Attend(incident, "decision")));
        hall.Tell();

        var told = await club.Presence();
        Assert.False(told.GetProperty("whole").GetBoolean() && told.GetProperty("spots").GetArrayLength() != 1);
        var spot = told.GetProperty("spots")[0];
        Assert.Equal(incident.Value, spot.GetProperty("incident").GetGuid());
        Assert.Equal(1, spot.GetProperty("total").GetInt32());
        var one = spot.GetProperty("people")[0];
        Assert.Equal(LiveWorld.MemberOf(LiveWorld.Police).Value, one.GetProperty("person").GetGuid());
        Assert.Equal(LiveWorld.Police.Value, one.GetProperty("organisation").GetGuid());
        Assert.Equal("decision", one.GetProperty("writing").GetString());
    }

    [Fact]
    public async Task However_much_happens_in_an_interval_one_message_tells_of_it_and_none_when_nothing_is_new()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var (police, club) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Club));

        foreach (var writing in new[] { null, "note", null, "task", "level" })
        {
            await police.Attend(incident, writing);
        }

        hall.Tell();
        Assert.Equal("level", Writing(await club.Presence()));
        // Renewed, and begun and ended in between.
        await police.Attend(incident, "note");
        await police.Attend(incident, "level");
        hall.Tell();
        Assert.False(await club.IsToldMore());
    }

    [Fact]
    public async Task A_partner_is_told_only_of_incidents_that_it_sees_and_of_others_by_organisation_alone()
    {
        var hidden = world.Report(LiveWorld.Police);
        var shared = world.Report(LiveWorld.Housing);
        await using var hall = await LiveHall.Open(world);
        var (police, housing) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Housing));
        var club = await hall.Enter(LiveWorld.Club);

        await police.Attend(hidden, "decision");
        hall.Tell();
        Assert.Equal("decision", Writing(await club.Presence()));
        Assert.False(await housing.IsToldMore());

        await police.Attend(shared);
        await housing.Attend(shared, "note");
        hall.Tell();
        var spot = (await housing.Presence()).GetProperty("spots").EnumerateArray().Single();
        Assert.Equal(shared.Value, spot.GetProperty("incident").GetGuid());
        var people = spot.GetProperty("people").EnumerateArray().ToArray();
        Assert.Equal(LiveWorld.MemberOf(LiveWorld.Housing).Value, people[0].GetProperty("person").GetGuid());
        Assert.Equal(JsonValueKind.Null, people[1].GetProperty("person").ValueKind);
        Assert.Equal(LiveWorld.Police.Value, people[1].GetProperty("organisation").GetGuid());
        Assert.DoesNotContain(
            $"{LiveWorld.MemberOf(LiveWorld.Police)}",
            PresenceOnly(housing),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain($"{hidden}", housing.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_an_incident_cannot_be_there_and_learns_not_even_that_it_exists()
    {
        var hidden = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var (police, housing) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Housing));

        var refused = await housing.Attend(hidden, "note");
        var unknown = await housing.Attend(IncidentId.From(Guid.NewGuid()), "note");
        Assert.Equal(AttendAnswer.UnknownIncident, Code(refused));
        Assert.Equal(Code(refused), Code(unknown));
        hall.Tell();
        Assert.False(await police.IsToldMore());
    }

    [Fact]
    public async Task Being_invited_shows_who_is_there_and_leaving_the_organisation_ends_it_for_all()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var (police, housing) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Housing));
        await police.Attend(incident);
        hall.Tell();
        Assert.False(await housing.IsToldMore());

        await hall.Commit(
            world.Give(LiveWorld.Police, new IncidentCommand.InvitePartner(incident, LiveWorld.Housing))!
        );
        hall.Tell();
        Assert.Equal(1, Total(await housing.Presence()));

        await housing.Attend(incident, "note");
        hall.Tell();
        await police.Presence();
        Assert.Equal(2, Total(await police.Presence()));

        var leaves = new OrganisationCommand.RemoveMember(LiveWorld.Housing, LiveWorld.MemberOf(LiveWorld.Housing));
        await hall.Commit(world.Give(PersonId.System, OrganisationId.System, leaves)!);
        hall.Tell();
        Assert.Equal(1, Total(await police.Presence()));
        var before = PresenceOnly(housing).Length;
        await hall.Until(connections => connections == 1);
        await police.Attend(incident, "decision");
        hall.Tell();
        await Assert.ThrowsAnyAsync<Exception>(housing.IsToldMore);
        Assert.Equal(before, PresenceOnly(housing).Length);
    }

    [Fact]
    public async Task A_partner_is_shown_its_own_reports_being_written_and_no_others()
    {
        await using var hall = await LiveHall.Open(world);
        var (police, housing) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Housing));
        var school = await hall.Enter(LiveWorld.School);

        await housing.Attend(null, AttendRequest.Report);
        hall.Tell();
        var told = await police.Presence();
        Assert.Equal(JsonValueKind.Null, told.GetProperty("spots")[0].GetProperty("incident").ValueKind);
        Assert.Equal("report", Writing(told));
        Assert.Equal(1, Total(await housing.Presence()));

        await police.Attend(null, AttendRequest.Report);
        hall.Tell();
        Assert.Equal(2, Total(await police.Presence()));
        Assert.False(await housing.IsToldMore());
        Assert.False(await school.IsToldMore());
    }

    [Fact]
    public async Task Whoever_disconnects_is_gone_at_once_and_whoever_falls_silent_when_the_lease_is_over()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var club = await hall.Enter(LiveWorld.Club);
        var (leaves, silent) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Housing));
        await leaves.Attend(incident);
        await club.Attend(incident);
        hall.Tell();
        Assert.Equal(2, Total(await club.Presence()));

        await leaves.Leave();
        await LiveHall.Until(() => hall.Board.Count == 1);
        hall.Tell();
        Assert.Equal(1, Total(await club.Presence()));

        hall.Time.Advance(PresenceBoard.Lease - TimeSpan.FromSeconds(1));
        await silent.Attend(null, AttendRequest.Report);
        hall.Tell();
        Assert.Equal(
            JsonValueKind.Null,
            (await club.Presence()).GetProperty("spots")[0].GetProperty("incident").ValueKind
        );
        Assert.Equal(2, hall.Board.Count);
        hall.Time.Advance(TimeSpan.FromSeconds(2));
        hall.Tell();
        Assert.Equal(0, Total(await club.Presence()));
        hall.Time.Advance(PresenceBoard.Lease);
        hall.Tell();
        Assert.Empty(hall.Board);
    }

    [Fact]
    public async Task Several_tabs_of_one_person_are_one_person_who_writes_when_one_of_them_does()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var club = await hall.Enter(LiveWorld.Club);
        var (first, second) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Police));
        await first.Attend(incident);
        await second.Attend(incident, "note");
        hall.Tell();
        var told = await club.Presence();
        Assert.Equal((1, "note"), (Total(told), Writing(told)));

        await first.Leave();
        await LiveHall.Until(() => hall.Board.Count == 1);
        hall.Tell();
        Assert.False(await club.IsToldMore());
    }

    [Fact]
    public async Task A_screen_that_comes_later_is_told_everything_at_once()
    {
        var (first, second) = (world.Report(LiveWorld.Police), world.Report(LiveWorld.Club));
        await using var hall = await LiveHall.Open(world);
        var (police, club) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Club));
        await police.Attend(first);
        await club.Attend(second, "zone");
        hall.Tell();

        var late = await hall.Enter(LiveWorld.Police);
        hall.Tell();
        var told = await late.Presence();
        Assert.True(told.GetProperty("whole").GetBoolean());
        Assert.Equal(2, told.GetProperty("spots").GetArrayLength());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("[]")]
    [InlineData("{\"incident\":7}")]
    [InlineData("{\"incident\":\"nej\"}")]
    [InlineData("{\"incident\":\"00000000-0000-0000-0000-000000000000\"}")]
    [InlineData("{\"incident\":{\"a\":1},\"writing\":\"note\"}")]
    [InlineData("{\"writing\":\"note\"}")]
    [InlineData("{\"writing\":\"<b>hej</b>\"}")]
    [InlineData("{\"incident\":\"0192f000-0000-7000-8000-000000000001\",\"writing\":\"report\"}")]
    [InlineData("{\"incident\":\"0192f000-0000-7000-8000-000000000001\",\"writing\":[\"note\"]}")]
    public async Task What_is_no_request_gets_its_code_and_the_connection_lives(string request)
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var (police, club) = (await hall.Enter(LiveWorld.Police), await hall.Enter(LiveWorld.Club));
        await police.Attend(incident);

        Assert.Equal(AttendAnswer.NotUnderstood, Code(await police.Call("Attend", request)));
        Assert.Null(Code(await police.Attend(incident, "note")));
        hall.Tell();
        Assert.Equal("note", Writing(await club.Presence()));
    }

    [Fact]
    public async Task Nobody_is_anywhere_before_they_follow()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var stranger = await hall.Enter(new CurrentUser(PersonId.From(Guid.NewGuid()), LiveWorld.Police));
        Assert.Equal(AttendAnswer.NotFollowing, Code(await stranger.Attend(incident)));
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_told_so_and_may_again_a_moment_later()
    {
        var incident = world.Report(LiveWorld.Police);
        await using var hall = await LiveHall.Open(world);
        var police = await hall.Enter(LiveWorld.Police);
        for (var call = 1; call <= PresenceBoard.Calls; call++)
        {
            Assert.Null(Code(await police.Attend(incident)));
        }

        Assert.Equal(AttendAnswer.TooOften, Code(await police.Attend(incident, "note")));
        Assert.Null(Assert.Single(hall.Board).Writing);
        hall.Time.Advance(TimeSpan.FromSeconds(1 / PresenceBoard.CallsEachSecond));
        Assert.Null(Code(await police.Attend(incident, "note")));
        Assert.Equal("note", Assert.Single(hall.Board).Writing);
    }

    private static string? Code(JsonElement completion) =>
        completion.GetProperty("result").GetProperty("code").GetString();

    private static JsonElement Spot(JsonElement told) => told.GetProperty("spots").EnumerateArray().Single();

    private static int Total(JsonElement told) => Spot(told).GetProperty("total").GetInt32();

    private static string? Writing(JsonElement told) =>
        Spot(told).GetProperty("people")[0].GetProperty("writing").GetString();

    private static string PresenceOnly(LiveHall.Screen screen) =>
        string.Concat(
            screen.All.Split("{\"type\":1").Where(part => part.Contains("\"presence\"", StringComparison.Ordinal))
        );
}
