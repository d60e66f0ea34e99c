using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class DecisionTests
{
    [Fact]
    public void A_decision_and_an_omission_are_logged_with_their_reasons()
    {
        var story = Story.Reported();
        story.Then(
            new IncidentCommand.Decide(
                story.Id,
                "Gadeplan i området til midnat",
                "Uroen kan komme igen",
                DecisionLevel.Tactical
            )
        );
        story.Then(
            new IncidentCommand.Omit(story.Id, "Ingen pressemeddelelse", "Det vil optrappe", DecisionLevel.Strategic)
        );

        var decision = Assert.IsType<LogItem.Decision>(story.Incident!.Log[1]);
        Assert.Equal("Uroen kan komme igen", decision.Why.Value);
        var omission = Assert.IsType<LogItem.Omission>(story.Incident.Log[2]);
        Assert.Equal(DecisionLevel.Strategic, omission.Level);
        Assert.Equal(1, story.Incident.Version);
    }

    [Fact]
    public void A_CPR_number_that_begins_in_what_and_ends_in_why_is_found()
    {
        var story = Story.Reported();
        var refusal = story.Refused(
            new IncidentCommand.Decide(story.Id, "Vi kører 010190", "1234 hjem", DecisionLevel.Tactical)
        );
        Assert.Equal(("cpr-in-open-text", "why"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("", "Fordi", "what")]
    [InlineData("Vi gør det", null, "why")]
    [InlineData("Vi gør det", "\t\n", "why")]
    [InlineData("Vi gør det", "\u200B\u200D", "why")]
    public void Neither_goes_without_what_and_why(string? what, string? why, string field)
    {
        var story = Story.Reported();
        Assert.Equal(
            field,
            story.Refused(new IncidentCommand.Decide(story.Id, what, why, DecisionLevel.Tactical)).Field
        );
        Assert.Equal(field, story.Refused(new IncidentCommand.Omit(story.Id, what, why, DecisionLevel.Tactical)).Field);
    }

    [Fact]
    public void A_level_that_does_not_exist_is_refused()
    {
        var story = Story.Reported();
        Assert.Equal(
            "level-unknown",
            story.Refused(new IncidentCommand.Decide(story.Id, "A", "B", (DecisionLevel)7)).Code
        );
        Assert.Equal(
            "level-unknown",
            story.Refused(new IncidentCommand.Omit(story.Id, "A", "B", (DecisionLevel)7)).Code
        );
    }

    [Fact]
    public void A_correction_stands_beside_the_original()
    {
        var story = Story.Reported();
        story.Then(new IncidentCommand.WriteNote(story.Id, "Ca. 20 unge"));
        var note = story.Incident!.Log[^1];
        story.Then(new IncidentCommand.Correct(story.Id, note.Origin.Entry, "Ca. 12 unge"));

        var correction = Assert.IsType<LogItem.Correction>(story.Incident.Log[^1]);
        Assert.Equal(note.Origin.Entry, correction.Corrects);
        Assert.Equal("Ca. 20 unge", Assert.IsType<LogItem.Note>(story.Incident.Log[^2]).Text.Value);
        Assert.Equal("log-item-unknown", story.Refused(new IncidentCommand.Correct(story.Id, default, "Nej")).Code);
    }

    [Fact]
    public void A_partner_is_invited_once_and_must_be_somebody()
    {
        var story = Story.Reported();
        story.Then(new IncidentCommand.InvitePartner(story.Id, story.Sof));
        story.Then(new IncidentCommand.InvitePartner(story.Id, story.Sof));

        Assert.Single(story.Incident!.Partners);
        Assert.Equal("partner-missing", story.Refused(new IncidentCommand.InvitePartner(story.Id, default)).Code);
    }
}
