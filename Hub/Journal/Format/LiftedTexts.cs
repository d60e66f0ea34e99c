using Beredskab.GeoModel.Texts;

namespace Beredskab.Hub.Journal.Format;

/// <summary>
/// The free texts of the entry that is being written or read on this thread, by their index. A JSON converter has no
/// other way to be told which entry it works on.
/// </summary>
internal sealed class LiftedTexts
{
    [ThreadStatic]
    private static LiftedTexts? current;

    private readonly List<string> texts = [];
    private bool erased;

    public static LiftedTexts Current => current ??= new();

    public IReadOnlyList<string> Texts => texts;

    /// <param name="known">The entry's texts; null when they are erased.</param>
    public void Begin(IReadOnlyList<string>? known = null)
    {
        texts.Clear();
        erased = known is null;
        if (known is not null)
        {
            texts.AddRange(known);
        }
    }

    /// <returns>The index that the text got.</returns>
    /// <exception cref="InvalidOperationException">An erased text cannot be written anew.</exception>
    public int Add(FreeText text)
    {
        texts.Add(text.Value ?? throw new InvalidOperationException("An erased text cannot be written anew."));
        return texts.Count - 1;
    }

    /// <exception cref="FormatException">The entry has no such text.</exception>
    public FreeText At(int index)
    {
        if (erased)
        {
            return FreeText.Erased;
        }

        return index >= 0 && index < texts.Count
            ? FreeText.Of(texts[index])
            : throw new FormatException("The data names a text that the entry does not have.");
    }
}
