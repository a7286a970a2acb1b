using Inspections.Worker.Hosting.Configuration;

namespace Inspections.Worker.Hosting.Operations;

/// <summary>One command of the machine, with its arguments as it gets them.</summary>
internal sealed record MachineCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>The command as a person would type it.</summary>
    public override string ToString() => string.Join(' ', Arguments.Select(Quoted).Prepend(Program));

    // As the runtime of C reads them, and with it every program of Windows.
    private static string Quoted(string argument) =>
        argument.Length > 0 && !argument.Any(c => c is ' ' or '"') ? argument : $"\"{argument.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

/// <summary>
/// The commands that make the worker a service of Windows and take it away again. It runs under an account of its own that Windows makes for
/// it (<c>NT SERVICE\…</c>, without a password), which alone, beside administrators, can read the data folder.
/// </summary>
internal static class WindowsService
{
    /// <summary>The service's name, and that of its events.</summary>
    public const string Name = "Inspections";

    private const string Account = @"NT SERVICE\" + Name;
    private const string Events = @"HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\" + Name;
    private const string Variables = @"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment";

    // By their numbers: their names are Windows' in its own language.
    private const string System = "*S-1-5-18", Administrators = "*S-1-5-32-544";

    /// <summary>Where the bureau's data are on Windows unless another folder is named.</summary>
    /// <param name="programData">The folder of programs' data, usually <c>C:\ProgramData</c>.</param>
    public static string DefaultData(string programData) => $@"{programData}\{Name}";

    /// <summary>Makes the service, which starts with Windows and again after a failure.</summary>
    /// <param name="program">The program's file.</param>
    /// <param name="data">The data folder.</param>
    public static IReadOnlyList<MachineCommand> Install(string program, string data) =>
    [
        new("sc.exe", "create", Name, "binPath=", $"\"{program}\" run --no-sample --data \"{data}\"", "start=", "delayed-auto", "obj=", Account, "DisplayName=", "双随机抽查 Inspections"),
        new("sc.exe", "description", Name, "双随机、一公开：按计划抽取并公示 random inspections that anyone can check"),
        new("sc.exe", "failure", Name, "reset=", "86400", "actions=", "restart/10000/restart/10000/restart/60000"),
        new("sc.exe", "failureflag", Name, "1"),
        new("icacls.exe", data, "/inheritance:r", "/grant:r", $"{System}:(OI)(CI)F", $"{Administrators}:(OI)(CI)F", $"{Account}:(OI)(CI)M"),
        new("reg.exe", "add", Events, "/v", "EventMessageFile", "/t", "REG_EXPAND_SZ", "/d", @"%SystemRoot%\Microsoft.NET\Framework64\v4.0.30319\EventLogMessages.dll", "/f"),
        new("reg.exe", "add", Variables, "/v", WorkerSettings.DataVariable, "/t", "REG_SZ", "/d", data, "/f"),
    ];

    /// <summary>Stops the service and takes it away; the bureau's data stay.</summary>
    public static IReadOnlyList<MachineCommand> Remove() =>
    [
        new("sc.exe", "stop", Name),
        new("sc.exe", "delete", Name),
        new("reg.exe", "delete", Events, "/f"),
        new("reg.exe", "delete", Variables, "/v", WorkerSettings.DataVariable, "/f"),
    ];
}
