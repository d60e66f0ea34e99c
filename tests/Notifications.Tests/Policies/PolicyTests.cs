using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly PolicyRule Information = AlertPolicy.Shipped.Rules[0];
    private static readonly PolicyCommand.Adopt Changed = new(
        0,
        [Information with { StaleAfterMinutes = 30 }, .. AlertPolicy.Shipped.Rules[1..]],
        [],
        "Aftalt på mødet",
        Confirmed: false
    );

    [Fact]
    public void A_changed_policy_is_the_next_version_with_its_reason()
    {
        var adopted = Assert.IsType<PolicyEvent.Adopted>(Assert.Single(Accepted(Changed)));
        Assert.Equal((1, "Aftalt på mødet"), (adopted.Version, adopted.Reason.Value));
    }

    [Fact]
    public void The_same_policy_again_is_no_new_version() =>
        Assert.Empty(
            Accepted(
                new(0, [.. AlertPolicy.Shipped.Rules], AlertPolicy.Shipped.Citywide, "Ingen ændring", Confirmed: false)
            )
        );

    public static TheoryData<string, string> Bad =>
        new()
        {
            { "policy-version-conflict", "version" },
            { "policy-empty", "empty" },
            { "policy-level-missing", "level" },
            { "policy-rule-doubled", "doubled" },
            { "policy-alerts-nobody", "nobody" },
            { "policy-alerts-nobody", "quorum-nobody" },
            { "policy-authority-unknown", "unknown" },
            { "policy-authority-unknown", "quorum-not-called" },
            { "policy-authority-without-seat", "seatless" },
            { "policy-authority-without-seat", "seatless-beside" },
            { "policy-authority-without-seat", "quorum-seatless" },
            { "policy-no-steps", "no-steps" },
            { "policy-step-time", "fast" },
            { "policy-step-loops", "loops" },
            { "policy-too-many-steps", "many" },
            { "policy-stale-invalid", "stale" },
            { "policy-step-unknown", "step" },
            { "policy-group-unknown", "group" },
            { "text-missing", "reason" },
            { "cpr-in-open-text", "cpr" },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_policy_that_cannot_hold_is_refused_and_named(string code, string what)
    {
        var command = what switch
        {
            "version" => Changed with { SeenVersion = 3 },
            "empty" => Changed with { Rules = [] },
            "level" => Changed with { Rules = Changed.Rules[1..] },
            "doubled" => Changed with { Rules = Changed.Rules.Add(Information) },
            "nobody" => With(Information with { Authorities = [] }),
            "quorum-nobody" => With(Information with { Quorum = [] }),
            "unknown" => With(Information with { Authorities = [City.Sekretariatet] }),
            "quorum-not-called" => With(Information with { Authorities = [City.Police], Quorum = [City.Sof] }),
            "seatless" => With(Information with { Authorities = [City.Buf] }),
            "seatless-beside" => With(Information with { Authorities = [City.Police, City.Buf] }),
            "quorum-seatless" => With(Information with { Quorum = [City.Buf] }),
            "no-steps" => With(Information with { Steps = [] }),
            "fast" => With(Information with { Steps = [new(StepKind.Repeat, 29)] }),
            "loops" => With(Information with { Steps = [new(StepKind.Deputy, 60), new(StepKind.Deputy, 60)] }),
            "many" => With(
                Information with
                {
                    Steps = [.. Enumerable.Repeat(new PolicyStep(StepKind.Repeat, 60), 21)],
                }
            ),
            "stale" => With(Information with { StaleAfterMinutes = 4 }),
            "step" => With(Information with { Steps = [new((StepKind)99, 60)] }),
            "group" => With(Information with { Also = [(StandingGroup)99] }),
            "reason" => Changed with { Reason = " " },
            _ => Changed with { Reason = "Aftalt med 010190-1234" },
        };
        Assert.Equal(code, Refused(command).Code);
    }

    [Fact]
    public void An_authority_that_a_rule_cannot_call_is_named() =>
        Assert.StartsWith(
            "BUF er ikke blandt de myndigheder",
            Refused(With(Information with { Authorities = [City.Buf] })).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_informationsberedskab_that_can_call_hundreds_is_asked_about_first()
    {
        var refusal = Refused(Changed, mostCalled: 400);
        Assert.Equal("policy-calls-many", refusal.Code);
        Assert.Contains("400", refusal.Text, StringComparison.Ordinal);
        Assert.Single(Accepted(Changed with { Confirmed = true }, mostCalled: 400));
    }

    [Fact]
    public void An_informationsberedskab_that_pages_the_whole_city_at_once_asks_first()
    {
        Assert.IsType<Verdict.Accepted>(Decide(Changed, 12, atOnce: PolicyDecider.MostAtOnceForInformation));
        var refusal = Assert.IsType<Verdict.Refused>(Decide(Changed, 12, atOnce: 259)).Refusal;
        Assert.Equal(("policy-calls-many", "confirmed"), (refusal.Code, refusal.Field));
        Assert.Contains("hele byen", refusal.Text, StringComparison.Ordinal);
        Assert.Contains("259 personer på én gang", refusal.Text, StringComparison.Ordinal);
        Assert.IsType<Verdict.Accepted>(Decide(Changed with { Confirmed = true }, 12, atOnce: 259));
    }

    [Fact]
    public void Whom_a_rule_calls_at_once_is_counted_over_all_ledergrupper_and_without_later_steps()
    {
        var context = City.Context(
            City.Roster()
                .Seat(
                    City.NoerrebroGroup,
                    City.Police,
                    [.. Enumerable.Range(40, 5).Select(City.Person)],
                    [City.Person(50)]
                )
                .Seat(City.ValbyGroup, City.Police, [.. Enumerable.Range(60, 3).Select(City.Person)], [])
        );
        Assert.Equal(2, PolicyReach.AtOnceInAllAreas(context, Information));
        Assert.Equal(8, PolicyReach.AtOnceInAllAreas(context, Information with { WholeLedergruppe = true }));
    }

    [Fact]
    public void A_rule_for_a_type_goes_before_the_levels_own()
    {
        var shots = Information with { Type = IncidentType.SkudEllerVaaben, AllWaysAtOnce = true };
        var policy = new AlertPolicy(1, [Information, shots], []);
        Assert.Same(shots, policy.For(ActivationLevel.Informationsberedskab, IncidentType.SkudEllerVaaben));
        Assert.Same(Information, policy.For(ActivationLevel.Informationsberedskab, IncidentType.Brand));
    }

    [Fact]
    public void A_rule_that_names_none_of_a_ledergruppes_authorities_leaves_nobody_out()
    {
        var rule = Information with { Authorities = [City.Sekretariatet], Quorum = [City.Sekretariatet] };
        Assert.Equal([City.Police, City.Sof], rule.Called([City.Police, City.Sof]));
        Assert.Equal([City.Police, City.Sof], rule.Required([City.Police, City.Sof]));
        var some = Information with { Authorities = [City.Sof, City.Police], Quorum = [City.Sof] };
        Assert.Equal([City.Police, City.Sof], some.Called([City.Police, City.Sof, City.Buf]));
        Assert.Equal([City.Sof], some.Required([City.Police, City.Sof, City.Buf]));
    }

    [Fact]
    public void The_people_whom_a_rule_can_call_are_counted_with_all_its_steps()
    {
        var context = City.Context(
            City.Roster()
                .Seat(
                    City.NoerrebroGroup,
                    City.Police,
                    [.. Enumerable.Range(40, 5).Select(City.Person)],
                    [City.Person(50)]
                )
        );
        // One each for SOF and BUF is not counted: nobody is seated there.
        Assert.Equal(8, PolicyReach.MostCalled(context, Information));
        Assert.Equal(2, PolicyReach.MostCalled(context, Information with { Steps = [new(StepKind.Deputy, 60)] }));
    }

    private static PolicyCommand.Adopt With(PolicyRule first) =>
        Changed with
        {
            Rules = [first, .. Changed.Rules[1..]],
        };

    private static ImmutableArray<DomainEvent> Accepted(PolicyCommand.Adopt command, int mostCalled = 12) =>
        Assert.IsType<Verdict.Accepted>(Decide(command, mostCalled)).Events;

    private static Refusal Refused(PolicyCommand.Adopt command, int mostCalled = 12) =>
        Assert.IsType<Verdict.Refused>(Decide(command, mostCalled)).Refusal;

    private static Verdict Decide(PolicyCommand.Adopt command, int mostCalled, int atOnce = 12) =>
        PolicyDecider.Decide(
            AlertPolicy.Shipped,
            command,
            organisation => organisation != City.Sekretariatet,
            organisation => organisation == City.Buf ? "BUF" : null,
            _ => mostCalled,
            _ => atOnce
        );
}
