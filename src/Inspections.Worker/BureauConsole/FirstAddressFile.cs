using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Scheduling;

namespace Inspections.Worker.BureauConsole;

/// <summary>
/// The one-time address of the first administrator in a file of the data folder, for whoever started the program as a service and sees nothing of
/// what it shows. Only those who may read the folder's secrets can read it. The log, which others read too, says where it is and not the address.
/// It goes as soon as the address is used, over, or of a program that has ended.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="console">The console.</param>
/// <param name="site">Where it is served.</param>
/// <param name="log">The machine's log.</param>
internal sealed partial class FirstAddressFile(string folder, ConsoleContext console, ConsoleSite site, ILogger<FirstAddressFile> log) : BackgroundService
{
    /// <summary>The file's name.</summary>
    public const string Name = "first-administrator.txt";

    private readonly string _file = Path.GetFullPath(Path.Combine(folder, Name));
    private bool _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await EveryMinute.RunAsync(BringUpToDate, e => LogFailed(log, e, _file), console.Bureau.Clock, stoppingToken).ConfigureAwait(false);
        Withdraw();
    }

    /// <summary>Writes the file, once, while the address is good; else takes it away.</summary>
    public void BringUpToDate()
    {
        if (console.First.IsOver || site.FirstAddress is not { } address)
        {
            Withdraw();
            return;
        }

        if (!_told)
        {
            console.First.Used = Withdraw;
            string until = BeijingTime.Format(BeijingTime.Of(console.First.Until));
            OwnerOnlyFile.Write(_file, $"{address}\n\n建立第一个系统管理员的一次性地址，{until} 前有效，用后即失效；过期后重新启动本程序，会有新地址。\nThe one-time address on which the first administrator makes an account, good until {until}; start the program again for another.\n");
            LogOffered(log, _file, until);
            _told = true;
        }
    }

    private void Withdraw()
    {
        if (File.Exists(_file))
        {
            File.Delete(_file);
        }
    }

    // A warning, because the log of Windows takes nothing less by default, and because nobody can sign in yet.
    [LoggerMessage(LogLevel.Warning, "nobody has an account of the console yet: the one-time address for the first administrator is in {File}, good until {Until}")]
    private static partial void LogOffered(ILogger log, string file, string until);

    [LoggerMessage(LogLevel.Error, "{File} cannot be written or removed, and is tried again every minute")]
    private static partial void LogFailed(ILogger log, Exception e, string file);
}
