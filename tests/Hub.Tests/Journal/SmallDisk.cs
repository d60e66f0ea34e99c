using System.Diagnostics;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>A disk of 2 MiB in memory, on a folder.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string path;

    private SmallDisk(string path) => this.path = path;

    /// <returns>Null when this user or this machine cannot mount one.</returns>
    public static SmallDisk? Mount(string path) =>
        Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", path) ? new(path) : null;

    public void Dispose() => Run("umount", "-l", path);

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(command, arguments)
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
