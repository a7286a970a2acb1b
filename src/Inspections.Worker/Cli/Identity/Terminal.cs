using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Accounts;

namespace Inspections.Worker.Cli.Identity;

/// <summary>Where a command is typed: by which account of the machine, where that account keeps what is its own, and how secrets are asked for.</summary>
internal sealed class Terminal
{
    /// <summary>Gives a line that nobody else sees; null when there is none.</summary>
    public required Func<string?> ReadSecret { get; init; }

    /// <summary>The folder of the account's own state; asked for only where somebody signs in: a service may have no home.</summary>
    public required Func<string> State { get; init; }

    /// <summary>Account and machine, as the log has them.</summary>
    public required string Address { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The one that the program was started at.</summary>
    public static Terminal OfMachine() => new()
    {
        ReadSecret = () => Console.IsInputRedirected ? Console.In.ReadLine() : ReadKeys(),
        State = () => StateFolder(Environment.GetEnvironmentVariable("XDG_STATE_HOME")),
        Address = $"{Authentication.Terminal}{Environment.UserName}@{Environment.MachineName}",
        Clock = MachineClock.Time,
    };

    /// <summary>The file of the sign-in to one bureau.</summary>
    /// <param name="data">The bureau's data folder.</param>
    public SignInFile FileOf(string data) => new(Path.Combine(State(), $"sign-in-{Digest.Of(Encoding.UTF8.GetBytes(Path.GetFullPath(data))).ToString()[..16]}"));

    /// <summary>Asks for a secret.</summary>
    /// <exception cref="UserErrorException">None was given.</exception>
    public string Ask(TextWriter errors, Text what)
    {
        errors.Write($"{errors.Word(what)}: ");
        errors.Flush();
        string? given = ReadSecret();
        errors.WriteLine();
        return given is { Length: > 0 } ? given : throw CommandRefusals.NoSecret.Error(what);
    }

    /// <summary>Does what a password is enough for, and asks for the code where somebody has a second factor.</summary>
    /// <param name="errors">Where is asked.</param>
    /// <param name="work">What is done, with the code or without.</param>
    public T WithCode<T>(TextWriter errors, Func<string?, T> work)
    {
        try
        {
            return work(null);
        }
        catch (UserErrorException e) when (e.Kind == AccountRefusals.CodeNeeded)
        {
            return work(Ask(errors, new Text("动态验证码（6 位数字）或恢复码", "Code of the authenticator (six digits), or a recovery code")));
        }
    }

    /// <summary>The folder for the state of programs: as the XDG rules have it, or of the local application data on Windows and macOS.</summary>
    internal static string StateFolder(string? xdg)
    {
        string? home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } own ? own : null;
        string folder = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : xdg is not null && Path.IsPathRooted(xdg) ? xdg : home is null ? "" : Path.Combine(home, ".local", "state");
        return folder.Length > 0 ? Path.Combine(folder, "inspections") : throw CommandRefusals.NoHome.Error();
    }

    // What is typed is not shown.
    private static string ReadKeys()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
