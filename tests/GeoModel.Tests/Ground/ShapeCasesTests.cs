using System.Runtime.CompilerServices;
using System.Text.Json;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Ground;

/// <summary>
/// The dashboard checks what is drawn by rules of its own (web/src/drawing/check.ts), so that a mistake is seen before it
/// is sent. Both judge the same cases, those where sides touch, overlap and run back too.
/// </summary>
public sealed class ShapeCasesTests
{
    [Fact]
    public void The_dashboard_and_the_hub_judge_a_drawing_alike()
    {
        var file = JsonSerializer.Deserialize<Sheet>(File.ReadAllText(Beside("shape-cases.json")), Web)!;
        Assert.True(file.Cases.Length > 200);
        Assert.Empty(file.Cases.Where(one => Judge(one) != one.Code).Select(one => $"{Judge(one)}: {one}"));
    }

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    // Steps of 1/1024 degree: whole numbers of binary, so that what touches does so exactly.
    private static string? Judge(Case one) =>
        ShapeChecks
            .Check(
                Shape.Of(
                    one.Kind switch
                    {
                        "points" => ShapeKind.Points,
                        "line" => ShapeKind.Line,
                        _ => ShapeKind.Area,
                    },
                    [.. one.At.Select(step => new Coordinates(12.5 + (step[0] / 1024.0), 55.75 + (step[1] / 1024.0)))]
                ),
                "position"
            )
            ?.Code;

    private static string Beside(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);

    private sealed record Sheet(Case[] Cases);

    private sealed record Case(string Kind, int[][] At, string? Code)
    {
        public override string ToString() => $"{Kind} {JsonSerializer.Serialize(At)} should be {Code}";
    }
}
