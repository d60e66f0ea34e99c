using System.Collections.Immutable;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>
/// The fields of a callback as they were signed. The framework's own reader refuses a form with a NUL in it, and a text
/// from a phone may hold anything.
/// </summary>
internal sealed record CallbackForm(ImmutableArray<KeyValuePair<string, string>> Fields)
{
    public const string ContentType = "application/x-www-form-urlencoded";

    private const int MostFields = 200;

    /// <summary>The first of the name, with a space for each control character; empty when it is not there.</summary>
    public string this[string name]
    {
        get
        {
            var value = Raw(name);
            return value.Any(char.IsControl) ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)) : value;
        }
    }

    /// <summary>The first of the name, as it came.</summary>
    public string Raw(string name) =>
        Fields.FirstOrDefault(field => string.Equals(field.Key, name, StringComparison.Ordinal)).Value ?? "";

    /// <exception cref="BadHttpRequestException">With 413: it is larger than any callback. What is left of it is not read.</exception>
    /// <exception cref="InvalidDataException">It has more fields than any callback.</exception>
    public static async Task<CallbackForm> Read(HttpRequest request, int largest, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var part = new byte[4096];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellationToken)) > 0)
        {
            if (body.Length + read > largest)
            {
                throw new BadHttpRequestException("The form is too large.", StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(part, 0, read);
        }

        var fields = Encoding
            .UTF8.GetString(body.GetBuffer(), 0, (int)body.Length)
            .Split('&', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > MostFields
            ? throw new InvalidDataException("The form has too many fields.")
            : new([.. fields.Select(Field)]);
    }

    private static KeyValuePair<string, string> Field(string field)
    {
        var at = field.IndexOf('=', StringComparison.Ordinal);
        return at < 0
            ? new(WebUtility.UrlDecode(field), "")
            : new(WebUtility.UrlDecode(field[..at]), WebUtility.UrlDecode(field[(at + 1)..]));
    }
}
