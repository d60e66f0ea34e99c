using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>
/// What was written once must be read for ever. Each released type has its files; a change that breaks one is a new
/// version of the type. With BEREDSKAB_WRITE_GOLDEN set, files that are missing are made.
/// </summary>
public sealed class EventGoldenTests
{
    public static TheoryData<string, string> Files()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in EventCatalogue.All.Order(StringComparer.Ordinal))
        {
            data.Add(name, "full");
            data.Add(name, "least");
        }

        // Written only where it is so: what was written before there were exercises is read and written as ever.
        data.Add("incident.reported.v1", "exercise");
        data.Add("alert.raised.v1", "exercise");

        // Likewise before a place could be more than a spot; and each kind of place.
        foreach (var shape in new[] { "points", "line", "area" })
        {
            data.Add("incident.moved.v1", shape);
        }

        // Likewise before it could be known of a place only which area it is in.
        data.Add("incident.reported.v1", "within");
        // Likewise before it was said where a layer is from.
        data.Add("area.layer-adopted.v1", "sourced");
        data.Add("map.layer-adopted.v1", "sourced");
        data.Add("map.places-adopted.v1", "sourced");
        data.Add("incident.zone-drawn.v1", "spot");
        data.Add("incident.zone-redrawn.v1", "beside");

        // Likewise before what is told was told again.
        data.Add("message.intended.v1", "told");
        // Likewise before incidents were merged and split.
        data.Add("incident.reported.v1", "split");
        data.Add("alert.answered.v1", "carried");
        data.Add("alert.ended.v1", "merged");
        // Only where the vault had noted more than there is.
        data.Add("journal.segment-began.v1", "cut");

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_written_event_is_still_read_and_written_the_same(string name, string variant)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.{variant}.json");
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("BEREDSKAB_WRITE_GOLDEN") is not null)
        {
            path = Path.Combine(Repository.Root, "tests", "Hub.Tests", "Golden", $"{name}.{variant}.json");
            File.WriteAllText(
                path,
                Written(new EventSamples(1, nulls: variant == "least").Make(EventCatalogue.TypeOf(name)!))
            );
        }

        Assert.True(File.Exists(path), $"{name} has no golden file.");
        using var golden = JsonDocument.Parse(File.ReadAllText(path));
        var data = golden.RootElement.GetProperty("data").GetRawText();
        var texts = golden
            .RootElement.GetProperty("texts")
            .EnumerateArray()
            .Select(text => text.GetString()!)
            .ToArray();

        var read = EventCodec.Decode(name, Encoding.UTF8.GetBytes(data), texts);
        var again = EventCodec.Encode(read);
        Assert.Equal(name, again.Type);
        Assert.Equal(data, Encoding.UTF8.GetString(again.Data));
        Assert.Equal(texts, again.Texts);
        Assert.NotEmpty(read.Stream);
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Written(DomainEvent @event)
    {
        var encoded = EventCodec.Encode(@event);
        var texts = JsonSerializer.Serialize(encoded.Texts, Readable);
        return $$"""
            {
              "type": "{{encoded.Type}}",
              "data": {{Encoding.UTF8.GetString(encoded.Data)}},
              "texts": {{texts}}
            }

            """;
    }

    [Fact]
    public void Every_event_is_in_the_catalogue()
    {
        foreach (var type in EventSamples.AllTypes())
        {
            var name = EventCatalogue.NameOf(new EventSamples(1, nulls: false).Make(type));
            Assert.Equal(type, EventCatalogue.TypeOf(name));
            Assert.Matches(@"^[a-z-]+\.[a-z-]+\.v[1-9]\d*$", name);
        }
    }

    [Fact]
    public void Every_event_has_a_rule_in_the_fold()
    {
        var origin = new EventOrigin(
            1,
            default,
            PersonId.System,
            OrganisationId.System,
            JournalWorld.Start,
            JournalWorld.Start
        );
        foreach (var type in EventSamples.AllTypes())
        {
            // It may not follow on an empty state; but it may not be unheard of.
            var thrown = Record.Exception(() =>
                HubState.Empty.Apply(new EventSamples(1, nulls: false).Make(type), origin)
            );
            Assert.DoesNotMatch("No fold knows|No rule for", thrown?.Message ?? "");
        }
    }

    [Fact]
    public void Free_text_never_stands_in_the_data()
    {
        foreach (var type in EventSamples.AllTypes())
        {
            var encoded = EventCodec.Encode(new EventSamples(1, nulls: false).Make(type));
            var erased = EventCodec.Decode(encoded.Type, encoded.Data, null);
            Assert.Equal(encoded.Texts.Count > 0, Assert.IsType<bool>(HasErased(erased)));
        }
    }

    private static bool HasErased(DomainEvent @event) =>
        Record.Exception(() => EventCodec.Encode(@event)) is InvalidOperationException;
}
