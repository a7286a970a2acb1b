using System.CommandLine;
using System.Net;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Operations;
using Inspections.Worker.Hosting.Web;
using Inspections.Worker.Witnessing;
using Inspections.Worker.Witnessing.Watching;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness watch URL --key FILE</c>: watches a bureau's ledger and signs what names this witness, as a service, without a hand.</summary>
internal static class WatchCommand
{
    private const string NoSite = "none";

    public static Command Make(TextWriter output, TimeProvider time)
    {
        var command = new Command("watch", "持续监看账簿，自动签署 watch the ledger and sign what names this witness");
        Argument<string> place = new("place") { Description = "公示目录或其网址 the published folder or its http(s) address" };
        var files = new WatchFiles(command);
        Option<string?> notes = new("--out") { Description = "存放签名的目录；缺省为私钥旁的 notes the folder of the notes; 'notes' beside the key when left out" };
        Option<string?> seals = new("--seals") { Description = "存放封存文件的目录；缺省为私钥所在目录 the folder of sealed values; the key's when left out" };
        Option<string?> bureauKey = new("--bureau-key") { Description = "从别处得知的机关验证公钥（文件或文本）the bureau's verifier key, known from elsewhere: a file or the text" };
        Option<TimeSpan> interval = new("--interval") { Description = "多久看一次 how often to look", DefaultValueFactory = _ => TimeSpan.FromMinutes(2) };
        Option<string> listen = new("--listen") { Description = "提供签名的地址和端口，或 none where to serve the notes, or none", DefaultValueFactory = _ => "127.0.0.1:8430" };
        Option<string?> settings = new("--settings") { Description = "告警设置；缺省为私钥旁的 witness.json who is told; 'witness.json' beside the key when left out" };
        Option<bool> sealedOnly = new("--sealed-only") { Description = "骰子、彩票、公共随机数由人比对后签署 leave dice, lotteries and pulses to a person" };
        command.Arguments.Add(place);
        foreach (Option option in new Option[] { notes, seals, bureauKey, interval, listen, settings, sealedOnly })
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, _) =>
        {
            using var stop = new StopSignals();
            using WitnessKey key = files.Key(parsed);
            string beside = files.Folder(parsed);
            var options = new WatchOptions
            {
                Place = Usable(parsed.GetRequiredValue(place)),
                State = files.State(parsed),
                Notes = Path.GetFullPath(parsed.GetValue(notes) ?? Path.Combine(beside, "notes")),
                Seals = Path.GetFullPath(parsed.GetValue(seals) ?? beside),
                BureauKey = parsed.GetValue(bureauKey) is string text ? ProtocolText.ReadKey(text) : null,
                SealedOnly = parsed.GetValue(sealedOnly),
                Interval = parsed.GetValue(interval),
            };
            Require(options);
            WatchSettings told = WatchSettings.Read(Path.GetFullPath(parsed.GetValue(settings) ?? Path.Combine(beside, WatchSettings.FileName)));
            IPEndPoint? address = parsed.GetValue(listen) is string site && site != NoSite ? NotesSite.Parse(site) : null;
            using IHost app = Build(options, key, told, address, time);
            await stop.RunAsync(app, () => output.WriteLineAsync(
                $"{key.Name} {output.Word("监看", "watches")} {options.Place}\n{output.Word("签名", "notes")}: {options.Notes}{(app is WebApplication web ? $", {web.Urls.First()}/" : "")}\n{output.Word("状态", "status")}: inspections witness status --state {options.State}")).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>The watch, who is told by it, and the site of its notes.</summary>
    public static IHost Build(WatchOptions options, WitnessKey key, WatchSettings settings, IPEndPoint? address, TimeProvider time)
    {
        if (address is null)
        {
            HostApplicationBuilder plain = Host.CreateEmptyApplicationBuilder(settings: null);
            AddWatch(plain, options, key, settings, time);
            return plain.Build();
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.ListenOn(address);
        AddWatch(builder, options, key, settings, time);
        WebApplication app = builder.Build();
        app.UsePublicSite(options.Notes);
        return app;
    }

    private static void AddWatch(IHostApplicationBuilder builder, WatchOptions options, WitnessKey key, WatchSettings settings, TimeProvider time)
    {
        builder.AddLogs(settings.LogFormat, LogLevel.Information);
        StopSignals.Only(builder.Services);
        builder.Services.AddSingleton(services => new Conditions(time, services.GetRequiredService<ILogger<Conditions>>()));
        builder.Services.AddSingleton(services => new ConditionNotifier(
            new Text($"见证机构 {key.Name} 对 {options.Place} 的监看异常", $"what witness {key.Name} finds of {options.Place}"),
            $"witness/{key.Name}",
            time,
            services.GetRequiredService<Conditions>(),
            settings.Alerts.Open([], time),
            services.GetRequiredService<ILogger<ConditionNotifier>>()));
        builder.Services.AddHostedService(services => new WatchService(
            new LedgerWatch(options, key, time, services.GetRequiredService<Conditions>(), services.GetRequiredService<ILogger<LedgerWatch>>()),
            options.Interval,
            services.GetRequiredService<ConditionNotifier>().RunDueAsync,
            time,
            services.GetRequiredService<ILogger<WatchService>>()));
    }

    private static string Usable(string place)
    {
        // A folder that is not there yet may come; a wrong address never does.
        if (PublishedSite.IsAddress(place))
        {
            using var site = new PublishedSite(place, new SiteLimits());
            return place;
        }

        return Path.GetFullPath(place);
    }

    private static void Require(WatchOptions options)
    {
        if (options.Interval < TimeSpan.FromSeconds(1) || options.Interval > TimeSpan.FromHours(1))
        {
            throw CommandRefusals.Range.Error("--interval", options.Interval, "00:00:01", "01:00:00");
        }

        if (FolderNesting.Is(options.State, options.Notes))
        {
            throw CommandRefusals.StateServed.Error(options.State, options.Notes);
        }
    }
}

/// <summary>The key of a watch and the state that lies beside it.</summary>
internal sealed class WatchFiles
{
    private readonly Option<string> _key = new("--key") { Description = "见证私钥文件 the witness's private key", Required = true };
    private readonly Option<string?> _name = new("--name") { Description = "见证人名称；缺省为私钥文件名 the witness's name; that of the key file when left out" };
    private readonly Option<string?> _state = new("--state") { Description = "状态文件；缺省为私钥旁的 state.json the file that remembers what was signed; 'state.json' beside the key when left out" };

    public WatchFiles(Command command)
    {
        command.Options.Add(_key);
        command.Options.Add(_name);
        command.Options.Add(_state);
    }

    public string Folder(ParseResult parsed) => Path.GetDirectoryName(Path.GetFullPath(parsed.GetRequiredValue(_key)))!;

    public string State(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(_state) ?? Path.Combine(Folder(parsed), "state.json"));

    public WitnessKey Key(ParseResult parsed)
    {
        string file = parsed.GetRequiredValue(_key);
        return WitnessKey.Read(ProtocolText.Read(parsed.GetValue(_name) ?? Path.GetFileNameWithoutExtension(file), SectorCode.Parse), file);
    }
}
