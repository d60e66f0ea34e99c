using System.Collections.Immutable;
using System.Globalization;

namespace Beredskab.GeoModel.Areas;

/// <summary>What is wrong with a set of areas, said to the person who brings it.</summary>
/// <param name="Code">Stable, for programs: <c>area-overlap</c>.</param>
/// <param name="Text">Danish: which area, what is wrong, and where it helps, how much.</param>
/// <param name="Areas">The areas that it concerns; empty when it concerns the whole set.</param>
public sealed record AreaProblem(string Code, string Text, ImmutableArray<AreaId> Areas)
{
    internal static AreaProblem Of(string code, FormattableString text, params ImmutableArray<AreaId> areas) =>
        new(code, text.ToString(CultureInfo.GetCultureInfo("da-DK")), areas);
}

/// <summary>The areas cannot be used. Ask <see cref="AreaChecks.Problems"/> first when they come from outside.</summary>
public sealed class InvalidAreasException(ImmutableArray<AreaProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => problem.Text)))
{
    public ImmutableArray<AreaProblem> Problems { get; } = problems;
}
