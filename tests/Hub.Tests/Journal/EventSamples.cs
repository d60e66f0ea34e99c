using System.Collections.Immutable;
using System.Reflection;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Texts;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>Makes an event of any type from its constructor, the same one for the same seed.</summary>
public sealed class EventSamples(int seed, bool nulls)
{
    private static readonly string[] Words =
    [
        "Blågårds Plads",
        "æøå ÆØÅ \"citat\" \\ / 🙂",
        "",
        "{\"$text\":0}",
        "linje\nto",
    ];

    private static readonly Geometry Square = new WKTReader().Read(
        "POLYGON((12.55 55.69, 12.56 55.69, 12.56 55.7, 12.55 55.7, 12.55 55.69))"
    );

    private readonly Random random = new(seed);
    private readonly NullabilityInfoContext nullability = new();

    /// <summary>Every event that the product has.</summary>
    public static IEnumerable<Type> AllTypes() =>
        new[]
        {
            typeof(DomainEvent).Assembly,
            typeof(Notifications.Alerts.AlertEvent).Assembly,
            typeof(State.HubState).Assembly,
        }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DomainEvent)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    public DomainEvent Make(Type type) => (DomainEvent)Record(type);

    private object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private object? Argument(ParameterInfo parameter)
    {
        var optional =
            Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return optional && nulls
            ? null
            : Value(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
    }

    private object Value(Type type)
    {
        if (type.IsEnum)
        {
            var values = Enum.GetValues(type);
            return values.GetValue(random.Next(values.Length))!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var item = type.GetGenericArguments()[0];
            var array = Array.CreateInstance(item, random.Next(1, 4));
            for (var i = 0; i < array.Length; i++)
            {
                array.SetValue(Value(item), i);
            }

            return typeof(EventSamples)
                .GetMethod(nameof(Immutable), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(item)
                .Invoke(null, [array])!;
        }

        return type switch
        {
            _ when type == typeof(FreeText) => FreeText.Of(Text()),
            _ when type == typeof(string) => Text(),
            _ when type == typeof(Shape) => Shape.Of(
                ShapeKind.Line,
                [new(12.55, 55.69), new(12.55 + (random.Next(1, 100) * 0.001), 55.7)]
            ),
            _ when type == typeof(AreaOutline) => AreaOutline.Of(Square)!,
            _ when type == typeof(AreaId) => new AreaId("bydel:noerrebro"),
            _ when type == typeof(Guid) => Id(),
            _ when type == typeof(int) => random.Next(),
            _ when type == typeof(long) => random.NextInt64(),
            _ when type == typeof(bool) => random.Next(2) == 1,
            _ when type == typeof(double) => Math.Round(random.NextDouble() * 56, 6),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 12, 1).AddDays(random.Next(100)),
            _ when type == typeof(DateTimeOffset) => JournalWorld.Start.AddSeconds(random.Next(100_000)),
            _ => Record(type),
        };
    }

    private Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes, bigEndian: true);
    }

    private string Text() => Words[random.Next(Words.Length)];

    private static ImmutableArray<T> Immutable<T>(T[] items) => [.. items];
}
