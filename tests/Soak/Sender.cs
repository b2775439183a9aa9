using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace PartnerReferrals.Soak;

/// <summary>One process that sends a file: the Shell with one of the scripts.</summary>
internal sealed class Sender : IDisposable
{
    private readonly Process _process;
    private readonly string _result;
    private readonly StringBuilder _errors = new();

    private Sender(Process process, string result)
    {
        _process = process;
        _result = result;
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it printed.</summary>
    public string Printed
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public static Sender Start(Way way, DealFile file, Uri endpoint, Uri control, SoakOptions options)
    {
        var result = file.Path + ".result";
        File.Delete(result);
        var process = Process.Start(new ProcessStartInfo(
            BuiltProgram.Host,
            [
                "exec", BuiltProgram.Find("PartnerReferrals.Shell"), "-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "Scripts", way.Script), "-Cmdlet", way.Cmdlet,
                "-Endpoint", endpoint.ToString(), "-Control", control.ToString(), "-Path", file.Path, "-Result", result,
                "-TimeoutSec", Text(options.AttemptTimeout), "-ListingDelaySec", Text(options.AssumedListingDelay), "-TokenLifetime", Text(options.TokenLifetime),
                .. way == Way.Haul ? ["-PauseMilliseconds", Text((int)(options.Within / options.Rows).TotalMilliseconds)] : (string[])[],
                .. way.Updates ? ["-Update"] : (string[])[],
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return new Sender(process, result);

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>SIGKILL: nothing of it runs any more. False when it had ended already.</summary>
    public bool Kill()
    {
        var wasAlive = !_process.HasExited;
        _process.Kill();
        _process.WaitForExit();
        return wasAlive;
    }

    /// <summary>Waits for its end; null when it wrote no result.</summary>
    public async Task<RunResult?> EndAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        return File.Exists(_result) ? RunResult.Read(_result) : null;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_errors)
        {
            if (line is not null && _errors.Length < 4000)
            {
                _errors.AppendLine(line);
            }
        }
    }
}
