using System.Text;

namespace Beredskab.Hub.Roster;

/// <summary>Reads comma- or semicolon-separated values by RFC 4180.</summary>
internal static class CsvReader
{
    /// <param name="Number">Of the line in the file on which the record begins, from 1.</param>
    public sealed record CsvLine(int Number, IReadOnlyList<string> Fields);

    /// <summary>The separator that the heading uses: the one of <c>; , tab</c> that it has most of.</summary>
    public static char SeparatorOf(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var heading = end < 0 ? text : text[..end];
        return ((char[])[';', ',', '\t']).MaxBy(separator => heading.Count(c => c == separator));
    }

    /// <summary>Empty lines are left out. A quotation mark that is never closed takes the rest of the file.</summary>
    public static IEnumerable<CsvLine> Read(string text, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1,
            began = 1;
        bool quoted = false,
            wasQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
            }

            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && field.Length == 0 && !wasQuoted)
            {
                (quoted, wasQuoted) = (true, true);
            }
            else if (c == separator)
            {
                EndField();
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                {
                    continue;
                }

                if (EndRecord() is { } record)
                {
                    yield return record;
                }

                began = line;
            }
            else
            {
                field.Append(c);
            }
        }

        if (EndRecord() is { } last)
        {
            yield return last;
        }

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }

        CsvLine? EndRecord()
        {
            EndField();
            CsvLine? record = fields.TrueForAll(string.IsNullOrWhiteSpace) ? null : new(began, [.. fields]);
            fields.Clear();
            return record;
        }
    }
}
