using System.CommandLine;
using System.Diagnostics;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Operations;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections service install|remove</c>: the worker as a service of Windows. On Linux the package brings services for systemd.</summary>
internal static class ServiceCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<bool> print = new("--print") { Description = "只列出命令，不执行 only show the commands", Recursive = true };
        var install = new Command("install", "登记为 Windows 服务，随系统启动 register a service that starts with Windows");
        install.SetAction(parsed => Execute(WindowsService.Install(Program(), Folder(parsed, data)), Folder(parsed, data), parsed.GetValue(print), mustAll: true, output));
        var remove = new Command("remove", "停止并注销服务；数据保留 stop the service and take it away; the data stay");
        remove.SetAction(parsed => Execute(WindowsService.Remove(), folder: null, parsed.GetValue(print), mustAll: false, output));
        return new Command("service", "Windows 服务 a service of Windows") { print, install, remove };
    }

    private static string Folder(ParseResult parsed, Option<string> data) =>
        parsed.GetResult(data) is { Implicit: false } || Environment.GetEnvironmentVariable(WorkerSettings.DataVariable) is not null
            ? Path.GetFullPath(parsed.GetRequiredValue(data))
            : WindowsService.DefaultData(OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : @"C:\ProgramData");

    private static string Program() => OperatingSystem.IsWindows() ? Environment.ProcessPath! : @"C:\Program Files\Inspections\inspections.exe";

    private static int Execute(IReadOnlyList<MachineCommand> commands, string? folder, bool print, bool mustAll, TextWriter output)
    {
        if (print)
        {
            foreach (MachineCommand command in commands)
            {
                output.WriteLine(command);
            }

            return 0;
        }

        if (!OperatingSystem.IsWindows())
        {
            throw CommandRefusals.NotWindows.Error();
        }

        if (folder is not null)
        {
            System.IO.Directory.CreateDirectory(folder);
        }

        foreach (MachineCommand command in commands)
        {
            output.WriteLine(command);
            (int code, string printed) = Run(command);
            if (code != 0 && mustAll)
            {
                throw CommandRefusals.MachineCommandFailed.Error(command.ToString(), code, printed);
            }
        }

        output.Say($"{("完成", "done")}{(folder is null ? ("", "") : ($"。写好 {folder}\\inspections.json 后启动：sc.exe start {WindowsService.Name}", $"; write {folder}\\inspections.json, then: sc.exe start {WindowsService.Name}"))}");
        return 0;
    }

    private static (int Code, string Printed) Run(MachineCommand command)
    {
        var start = new ProcessStartInfo(Path.Combine(Environment.SystemDirectory, command.Program), command.Arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, $"{printed} {errors.Result}".ReplaceLineEndings(" ").Trim());
    }
}
