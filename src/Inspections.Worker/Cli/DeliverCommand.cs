using System.CommandLine;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Delivery;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections deliver</c>: brings published files to the destinations of the settings; takes up again what was set aside; shows the receipts of a file.</summary>
internal static class DeliverCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<bool> retry = new("--retry") { Description = "重新发送被搁置的文件 send again what was set aside" };
        Option<string?> only = new("--destination") { Description = "只限一个送达方 one destination only" };
        Option<string?> receipt = new("--receipt") { Description = "显示一个公示文件的送达凭证 show a published file's receipts of delivery" };
        var command = new Command("deliver", "向其他平台送达公示文件 bring what is published to its destinations") { retry, only, receipt };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(receipt) is { } path)
            {
                using OpenBureau known = OpenBureau.Read(parsed.GetRequiredValue(data));
                return Show(known, path, output);
            }

            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            DestinationSetting[] chosen = Chosen(opened.Settings.Destinations, parsed.GetValue(only));
            if (parsed.GetValue(retry))
            {
                foreach (DestinationSetting setting in chosen)
                {
                    int revived = opened.Bureau.Database.Write(s => OutboxStore.Retry(s, setting.Name));
                    output.Say($"{setting.Name}：{("重新发送", "taken up again")} {revived}");
                }
            }

            return await DeliverAsync(opened, chosen, parsed.GetRequiredValue(data), output, cancel).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> DeliverAsync(OpenBureau opened, DestinationSetting[] chosen, string data, TextWriter output, CancellationToken cancel)
    {
        using OneProcess? alone = OneProcess.TryClaim(data);
        if (alone is null)
        {
            output.Tell("本目录的工作进程正在运行，由它在数秒内发送", "the worker that runs here sends within seconds");
            return 0;
        }

        var dispatcher = OutboxDispatcher.Of(opened.Bureau, opened.Public, opened.Settings.Database is not null, NullLogger<OutboxDispatcher>.Instance);
        dispatcher.Offer();
        await Task.WhenAll(chosen.Select(async setting =>
        {
            using Destination destination = setting.Open(opened.Bureau.Clock);
            await dispatcher.DeliverAsync(destination, cancel).ConfigureAwait(false);
        })).ConfigureAwait(false);
        return DeliveryText.Write(opened, output) == 0 ? 0 : ExitCode.Failure;
    }

    private static DestinationSetting[] Chosen(IReadOnlyList<DestinationSetting> all, string? name)
    {
        DestinationSetting[] chosen = [.. all.Where(d => name is null || d.Name == name)];
        return chosen.Length > 0 ? chosen : throw (name is null ? CommandRefusals.NoDestinations.Error() : CommandRefusals.OtherDestination.Error(name, all.Select(d => d.Name)));
    }

    private static int Show(OpenBureau opened, string path, TextWriter output)
    {
        IReadOnlyList<DeliveryReceipt> receipts = opened.Bureau.Database.Read(s => DeliveryReceiptStore.Of(s, path));
        foreach (DeliveryReceipt receipt in receipts)
        {
            output.Say(
                $"{receipt.Destination}  {BeijingTime.Format(BeijingTime.Of(receipt.At))}  {receipt.Response}\n  {("地址", "address")} {receipt.Address}\n  {("内容", "content")} sha256 {receipt.Digest}\n  {("回执", "answer")} sha256 {receipt.ResponseDigest}");
        }

        if (receipts.Count == 0)
        {
            output.Say($"{path} {("还没有送达任何一方", "has not arrived anywhere yet")}");
        }

        return receipts.Count > 0 ? 0 : ExitCode.Failure;
    }
}
