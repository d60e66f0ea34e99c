using System.Text.Json;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal.Format;

/// <summary>An event as it stands in the journal: data without a person's words, and the words beside it.</summary>
/// <param name="Data">Canonical JSON, UTF-8.</param>
/// <param name="Texts">The free texts that the data's placeholders count, from 0.</param>
public sealed record EncodedEvent(string Type, byte[] Data, IReadOnlyList<string> Texts);

/// <summary>Events to data and back.</summary>
public static class EventCodec
{
    /// <exception cref="InvalidOperationException">The event is not in the catalogue, or has an erased text.</exception>
    public static EncodedEvent Encode(DomainEvent @event)
    {
        var lifted = LiftedTexts.Current;
        lifted.Begin([]);
        var data = JsonSerializer.SerializeToUtf8Bytes(@event, JournalJson.Of(@event.GetType()));
        return new(EventCatalogue.NameOf(@event), data, lifted.Texts.Count == 0 ? [] : [.. lifted.Texts]);
    }

    /// <param name="texts">Null when they are erased.</param>
    /// <exception cref="UnknownEventTypeException">This version does not know the type.</exception>
    /// <exception cref="FormatException">The data does not fit the type.</exception>
    public static DomainEvent Decode(string type, ReadOnlySpan<byte> data, IReadOnlyList<string>? texts)
    {
        var known = EventCatalogue.TypeOf(type) ?? throw new UnknownEventTypeException(type);
        LiftedTexts.Current.Begin(texts);
        try
        {
            return (DomainEvent?)JsonSerializer.Deserialize(data, JournalJson.Of(known))
                ?? throw new FormatException("The data is null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The data does not fit {type}.", e);
        }
    }

    /// <summary>The plaintext that is encrypted: each text behind its length.</summary>
    public static byte[] Join(IReadOnlyList<string> texts)
    {
        var writer = new CanonicalWriter();
        foreach (var text in texts)
        {
            writer.LongText(text);
        }

        return writer.ToArray();
    }

    /// <exception cref="FormatException">The plaintext is not of that form.</exception>
    public static List<string> Split(ReadOnlySpan<byte> plaintext)
    {
        var reader = new CanonicalReader(plaintext);
        var texts = new List<string>();
        while (!reader.AtEnd)
        {
            texts.Add(reader.LongText());
        }

        return texts;
    }
}

/// <summary>The journal holds a type that this version does not know; a newer one wrote it.</summary>
public sealed class UnknownEventTypeException(string type) : Exception($"The type {type} is not known.")
{
    public string Type { get; } = type;
}
