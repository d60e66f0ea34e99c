using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class ReportTests
{
    [Fact]
    public void A_report_opens_the_incident_with_its_number_place_and_answers()
    {
        var incident = Assert.IsType<Incident.Open>(Story.Reported().Incident);

        Assert.Equal(4711, incident.Number);
        Assert.Equal(1, incident.Version);
        Assert.Equal([Story.West], incident.Position!.Areas);
        Assert.Equal([Story.West], incident.Reached);
        Assert.Equal("Blågårds Plads", incident.Position.Place);
        Assert.Equal("To grupper unge kaster med sten", incident.Answers.What.Value);
        Assert.Single(incident.Track);
        Assert.IsType<LogItem.Reported>(Assert.Single(incident.Log));
    }

    [Fact]
    public void A_report_near_a_boundary_reaches_both_areas() =>
        Assert.Equal([Story.West, Story.East], Story.Reported(Story.WestNearEast).Incident!.Reached);

    [Fact]
    public void An_incident_without_a_place_is_as_real()
    {
        var story = new Story();
        story.Then(story.Report(at: null));

        Assert.Null(story.Incident!.Position);
        Assert.Empty(story.Incident.Reached);
        Assert.Empty(story.Incident.Track);
    }

    [Fact]
    public void An_incident_outside_all_areas_is_kept_with_its_point()
    {
        var incident = Story.Reported(new(12.30, 55.68)).Incident!;

        Assert.Empty(incident.Position!.Areas);
        Assert.Equal(12.30, incident.Position.Point.Longitude);
    }

    [Fact]
    public void Only_what_has_happened_must_be_told()
    {
        var story = new Story();
        story.Then(story.Report(Story.InWest) with { Where = null, Now = "  ", Started = "" });
        Assert.Equal("", story.Incident!.Answers.Where.Value);

        Assert.Equal("text-missing", new Story().Refused(story.Report(Story.InWest, what: " \n ")).Code);
        Assert.Equal("what", new Story().Refused(story.Report(Story.InWest, what: null)).Field);
    }

    [Theory]
    [InlineData("En dreng, 010190", "1234 hedder han", null, null, "where")]
    [InlineData("En dreng, 0101", "90-1234", null, null, "where")]
    [InlineData("En dreng, 010190-", null, "1234", null, "now")]
    [InlineData("Uro", "0101", "90", "1234", "started")]
    [InlineData("Uro", "Ved 01 01 90", null, "1234 står på skiltet", "started")]
    public void A_CPR_number_that_is_split_over_answers_is_found(
        string what,
        string? where,
        string? now,
        string? started,
        string field
    )
    {
        var story = new Story();
        var report = story.Report(Story.InWest, what) with { Where = where, Now = now, Started = started };
        var refusal = story.Refused(report);
        Assert.Equal(("cpr-in-open-text", field), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("Omkring 20 unge", "2200 København N", "Kl. 02:14", "3 betjente")]
    [InlineData("Uro siden 23:11", "1234", "", "")]
    [InlineData("To biler, 320190", "1234", "", "")]
    public void Numbers_that_meet_by_chance_are_no_CPR_number(string what, string where, string now, string started) =>
        new Story().Then(new Story().Report(Story.InWest, what) with { Where = where, Now = now, Started = started });

    [Theory]
    [InlineData(55.68, 12.50, "position-swapped")]
    [InlineData(double.NaN, 55.68, "position-not-a-number")]
    [InlineData(12.50, double.NegativeInfinity, "position-not-a-number")]
    [InlineData(2.35, 48.85, "position-outside-region")]
    [InlineData(13.0038, 55.605, "position-outside-region")] // Malmö
    [InlineData(12.694, 56.046, "position-outside-region")] // Helsingborg
    [InlineData(12.83, 55.39, "position-outside-region")] // Falsterbo
    public void A_position_that_cannot_be_is_refused(double longitude, double latitude, string code)
    {
        var story = new Story();
        Assert.Equal(code, story.Refused(story.Report(new Coordinates(longitude, latitude))).Code);
    }

    [Fact]
    public void A_second_report_under_the_same_id_is_refused()
    {
        var story = Story.Reported();
        Assert.Equal("incident-exists", story.Refused(story.Report(Story.InWest)).Code);
    }

    [Fact]
    public void Nothing_else_can_come_before_the_report()
    {
        var story = new Story();
        Assert.Equal("incident-unknown", story.Refused(story.Move(Story.InEast)).Code);
        Assert.Equal("incident-unknown", story.Refused(story.StandDown()).Code);
        Assert.Equal("incident-unknown", story.Refused(new IncidentCommand.WriteNote(story.Id, "Note")).Code);
    }

    [Fact]
    public void A_word_that_is_not_in_the_list_is_refused()
    {
        var story = new Story();
        var report = story.Report(Story.InWest);

        Assert.Equal("type-unknown", story.Refused(report with { Type = (IncidentType)99 }).Code);
        Assert.Equal("level-unknown", story.Refused(report with { Level = (ActivationLevel)4 }).Code);
        Assert.Equal("scope-unknown", story.Refused(report with { Scope = (IncidentScope)9 }).Code);
    }

    [Fact]
    public void A_report_without_an_id_is_refused()
    {
        var report = new Story().Report(Story.InWest);
        var nameless = new IncidentCommand.Report(
            new IncidentId(Guid.Empty),
            report.Type,
            report.Level,
            report.Scope,
            report.Position,
            report.What,
            report.Where,
            report.Now,
            report.Started
        );
        Assert.Equal("id-missing", new Story().Refused(nameless).Code);
    }
}
