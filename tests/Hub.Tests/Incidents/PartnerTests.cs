using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Incidents;

/// <summary>What a partner is not told of the authorities' people.</summary>
public sealed class PartnerTests
{
    [Fact]
    public async Task A_partner_s_preview_names_authorities_and_nobody_who_is_on_duty()
    {
        await using var night = await NightOnDuty.Begin();
        var leaders = Preview(night, NightOnDuty.AsLeader);
        Assert.Equal(Leader.Value, Assert.Single(Assert.Single(leaders.Alerts).Rows).Person);
        Assert.Contains(Leader.ToString(), JsonSerializer.Serialize(leaders), StringComparison.Ordinal);

        var partners = Preview(night, NightOnDuty.AsPartner);
        var row = Assert.Single(Assert.Single(partners.Alerts).Rows);
        Assert.Equal((Authority.Value, null, Standing.OnDuty), (row.Organisation, row.Person, row.Standing));
        var json = JsonSerializer.Serialize(partners);
        Assert.DoesNotContain(Leader.ToString(), json, StringComparison.Ordinal);
        Assert.DoesNotContain("Aaby", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_s_timeline_is_the_incident_s_own_and_names_nobody_of_the_authorities()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = await night.Happen();
        var code = night.State.Alerts.Of(incident)[0].Rounds[0].Code.ToString(CultureInfo.InvariantCulture);
        var read = (CurrentUser user) =>
            night.Timeline.Read(user, incident.Value, TestContext.Current.CancellationToken)!;

        var leaders = read(NightOnDuty.AsLeader);
        Assert.Contains(leaders.Entries, entry => entry.Type == "alert.raised.v1");
        Assert.Contains(leaders.Entries, entry => entry.Type == "message.intended.v1");
        Assert.Contains(leaders.Entries, entry => entry.ActorName == "Mette Lindholm");
        Assert.Contains(code, JsonSerializer.Serialize(leaders), StringComparison.Ordinal);

        var partners = read(NightOnDuty.AsPartner);
        Assert.Equal(
            ["incident.reported.v1", "incident.partner-invited.v1", "incident.note-written.v1"],
            partners.Entries.Select(entry => entry.Type)
        );
        Assert.Equal(["", "", "Per Partner"], partners.Entries.Select(entry => entry.ActorName));
        var json = JsonSerializer.Serialize(partners);
        foreach (var kept in new[] { "Aaby", "Lindholm", Leader.ToString(), $"JA {code}" })
        {
            Assert.DoesNotContain(kept, json, StringComparison.Ordinal);
        }
    }

    private static PreviewEndpoint.Preview Preview(NightOnDuty night, CurrentUser user)
    {
        var incident = NewIncident();
        var envelope = new State.CommandEnvelope(NewId(), user.Person, user.Organisation, null, Report(incident));
        var accepted = Assert.IsType<Verdict.Accepted>(Decider.Decide(night.State, envelope, Start));
        return PreviewEndpoint.Of(
            night.State,
            night.Views,
            user,
            incident,
            accepted.Events,
            (_, _) => new(WayKind.Sms, false, false, null),
            Start
        );
    }
}
