using System.Collections.Immutable;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The codes that somebody can answer with, and the words that lead to them.</summary>
internal static class CodeList
{
    /// <param name="practice">Those of them that are marked: what is real must not be taken for an exercise.</param>
    public static string Words(
        TextKind kind,
        ImmutableArray<int> codes,
        ImmutableHashSet<int> practice,
        int count = int.MaxValue
    )
    {
        var one = codes.Length == 1;
        var list = string.Join(
            ", ",
            codes.Take(count).Select(code => practice.Contains(code) ? $"{code} ({ExerciseMark.Word})" : $"{code}")
        );
        return kind switch
        {
            TextKind.ReplyReplaced or TextKind.ReplyMerged => $"{(one ? "din nye kode" : "dine nye koder")}: {list}",
            TextKind.ReplyUnknownCode => $"{(one ? "din kode" : "dine koder")}: {list}",
            TextKind.ReplyNotUnderstood => $"{(one ? "din kode" : "en af dine koder")}: {list}",
            _ => list,
        };
    }
}
