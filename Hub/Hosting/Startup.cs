using System.Net.Sockets;
using System.Text.RegularExpressions;
using Beredskab.Hub.Journal;
using Microsoft.AspNetCore.Connections;

namespace Beredskab.Hub.Hosting;

/// <summary>Starting, and saying clearly why not.</summary>
public static partial class Startup
{
    /// <summary>Exit codes: 0 ended as asked, 2 a wrong setting, 3 the port is in use, 4 the store cannot be used.</summary>
    /// <param name="folder">Where the data lies, once that is known.</param>
    public static async Task<int> Guard(Func<Task> run, Func<string> folder, TextWriter errors)
    {
        try
        {
            await run();
            return 0;
        }
        catch (WrongSettingException wrong)
        {
            return await Say(errors, 2, wrong.Message);
        }
        catch (Microsoft.Extensions.Options.OptionsValidationException wrong)
        {
            return await Say(errors, 2, string.Join(Environment.NewLine, wrong.Failures.Select(OurWords)));
        }
        catch (InvalidOperationException wrong) when (NotConverted().Match(wrong.Message) is { Success: true } match)
        {
            return await Say(
                errors,
                2,
                $"Indstillingen {match.Groups[2].Value} kan ikke bruges: »{match.Groups[1].Value}« er ikke af den rette slags. Se docs/operations.md."
            );
        }
        catch (IOException busy) when (IsAddressInUse(busy))
        {
            return await Say(
                errors,
                3,
                $"Adressen er optaget af et andet program. Luk det, eller vælg en anden port: --urls http://localhost:5081. ({busy.Message})"
            );
        }
        catch (StoreRefusedException refused)
        {
            return await Say(errors, 4, refused.Message);
        }
        catch (Exception fault) when (DiskTrouble.Say(fault, folder()) is { } said)
        {
            return await Say(errors, 4, said);
        }
    }

    // The framework puts its own sentence round ours.
    private static string OurWords(string failure) =>
        Annotated().Match(failure) is { Success: true } match ? match.Groups[1].Value : failure;

    [GeneratedRegex(@"with the error: '(.*)'\.$", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Annotated();

    // What the configuration's binder says of a word where a number should stand; a test holds its words.
    [GeneratedRegex(
        @"^Failed to convert configuration value '(.*)' at '([^']*)' to type",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NotConverted();

    private static bool IsAddressInUse(Exception exception) =>
        exception is AddressInUseException
        || exception is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || (exception.InnerException is { } inner && IsAddressInUse(inner));

    private static async Task<int> Say(TextWriter errors, int code, string text)
    {
        await errors.WriteLineAsync(text);
        return code;
    }
}
