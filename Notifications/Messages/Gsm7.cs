using System.Collections.Frozen;

namespace Beredskab.Notifications.Messages;

/// <summary>The alphabet of a plain SMS (3GPP TS 23.038), with æ ø å, and how long a text is in it.</summary>
public static class Gsm7
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
        + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Written with an escape before them, so each counts two.</summary>
    private const string Extended = "\f^{}\\[~]|€";

    private static readonly FrozenDictionary<char, int> Septets = Basic
        .Select(c => KeyValuePair.Create(c, 1))
        .Concat(Extended.Select(c => KeyValuePair.Create(c, 2)))
        .ToFrozenDictionary();

    public static bool Holds(char character) => Septets.ContainsKey(character);

    /// <summary>Whether the whole text can be written in the alphabet, and so has 160 places and not 70.</summary>
    public static bool Holds(string text) => text.All(Holds);

    /// <returns>The places that the text takes; characters outside the alphabet count 1.</returns>
    public static int Length(string text) => text.Sum(Places);

    internal static int Places(char character) => Septets.GetValueOrDefault(character, 1);
}
