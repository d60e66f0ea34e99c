using System.Net.Sockets;
using Beredskab.Hub.Journal;
using Microsoft.AspNetCore.Connections;

namespace Beredskab.Hub.Hosting;

/// <summary>Starting, and saying clearly why not.</summary>
public static class Startup
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
            return await Say(errors, 2, string.Join(Environment.NewLine, wrong.Failures));
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
