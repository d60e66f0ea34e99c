using System.Collections.Immutable;
using Beredskab.Notifications.Policies;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Smaller histories of one that breaks a rule, so that what is left says why.</summary>
internal static class HistoryShrinking
{
    /// <summary>Fewer happenings first, in large pieces; then a simpler town.</summary>
    public static IEnumerable<History> Smaller(History history)
    {
        var all = history.Happenings;
        for (var piece = all.Length / 2; piece >= 1; piece /= 2)
        {
            for (var at = all.Length - piece; at >= 0; at -= piece)
            {
                yield return history with
                {
                    Happenings = all.RemoveRange(at, piece),
                };
            }
        }

        foreach (var town in Simpler(history.Town))
        {
            yield return history with
            {
                Town = town,
            };
        }
    }

    private static IEnumerable<Town> Simpler(Town town)
    {
        if (town.BundleSeconds > 0)
        {
            yield return town with
            {
                BundleSeconds = 0,
            };
        }

        foreach (var fewer in Fewer(town.Shifts))
        {
            yield return town with
            {
                Shifts = fewer,
            };
        }

        foreach (var fewer in Fewer(town.Absences))
        {
            yield return town with
            {
                Absences = fewer,
            };
        }

        foreach (var fewer in Fewer(town.Phones))
        {
            yield return town with
            {
                Phones = fewer,
            };
        }

        foreach (var fewer in Fewer(town.Seats).Where(seats => !seats.IsEmpty))
        {
            yield return town with
            {
                Seats = fewer,
            };
        }

        foreach (var fewer in Fewer(town.Chefs))
        {
            yield return town with
            {
                Chefs = fewer,
            };
        }

        foreach (var fewer in Fewer(town.Directors))
        {
            yield return town with
            {
                Directors = fewer,
            };
        }

        for (var i = 0; i < town.Seats.Length; i++)
        {
            foreach (var fewer in Fewer(town.Seats[i].Members))
            {
                yield return town with
                {
                    Seats = town.Seats.SetItem(i, town.Seats[i] with { Members = fewer }),
                };
            }

            foreach (var fewer in Fewer(town.Seats[i].Deputies))
            {
                yield return town with
                {
                    Seats = town.Seats.SetItem(i, town.Seats[i] with { Deputies = fewer }),
                };
            }
        }

        foreach (var policy in Simpler(town.Policy))
        {
            yield return town with
            {
                Policy = policy,
            };
        }
    }

    private static IEnumerable<AlertPolicy> Simpler(AlertPolicy policy)
    {
        foreach (var rule in policy.Rules.Where(rule => rule.Type is not null))
        {
            yield return policy with
            {
                Rules = policy.Rules.Remove(rule),
            };
        }

        if (!policy.Citywide.IsEmpty)
        {
            yield return policy with
            {
                Citywide = [],
            };
        }

        for (var i = 0; i < policy.Rules.Length; i++)
        {
            foreach (var rule in Simpler(policy.Rules[i]))
            {
                yield return policy with
                {
                    Rules = policy.Rules.SetItem(i, rule),
                };
            }
        }
    }

    private static IEnumerable<PolicyRule> Simpler(PolicyRule rule)
    {
        foreach (var fewer in Fewer(rule.Steps).Where(steps => !steps.IsEmpty))
        {
            yield return rule with
            {
                Steps = fewer,
            };
        }

        if (!rule.Also.IsEmpty)
        {
            yield return rule with
            {
                Also = [],
            };
        }

        if (rule.Quorum is not null)
        {
            yield return rule with
            {
                Quorum = null,
            };
        }

        if (rule is { Quorum: null, Authorities: not null })
        {
            yield return rule with
            {
                Authorities = null,
            };
        }

        if (rule.AllWaysAtOnce)
        {
            yield return rule with
            {
                AllWaysAtOnce = false,
            };
        }

        if (rule.WholeLedergruppe)
        {
            yield return rule with
            {
                WholeLedergruppe = false,
            };
        }

        if (rule.StaleAfterMinutes is not null)
        {
            yield return rule with
            {
                StaleAfterMinutes = null,
            };
        }
    }

    private static IEnumerable<ImmutableArray<T>> Fewer<T>(ImmutableArray<T> all)
    {
        for (var i = all.Length - 1; i >= 0; i--)
        {
            yield return all.RemoveAt(i);
        }
    }
}
