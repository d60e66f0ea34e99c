namespace Beredskab.GeoModel.Texts;

/// <summary>Several names in one sentence, as Danish lists them.</summary>
public static class Listed
{
    /// <returns><c>SOF</c>; <c>SOF og BUF</c>; <c>SOF, BUF og KFF</c>; empty for none.</returns>
    public static string And(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} og {all[^1]}";
    }
}
