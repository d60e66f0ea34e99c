namespace Beredskab.GeoModel.Texts;

/// <summary>
/// What a person wrote. The journal seals it under its own key, so that it can be erased while the chain stays whole;
/// a fold therefore meets it either as written or as erased.
/// </summary>
public sealed record FreeText
{
    private FreeText() { }

    /// <summary>The text of an entry whose key is destroyed.</summary>
    public static FreeText Erased { get; } = new();

    /// <summary>The words, or null when they are erased.</summary>
    public string? Value { get; private init; }

    public static FreeText Of(string value) => new() { Value = value };

    /// <summary>Never the words: a text must not reach a log through a record's printing.</summary>
    public override string ToString() => Value is null ? "[slettet]" : $"[{Value.Length} tegn]";
}
