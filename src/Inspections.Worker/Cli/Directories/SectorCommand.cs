using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Directories;

/// <summary><c>inspections sector add|list</c>: the sectors that lists may name.</summary>
internal static class SectorCommand
{
    public static Command Make(Option<string> data, TextWriter output) =>
        new("sector", "监管行业 the regulated sectors") { Add(data, output), List(data, output) };

    private static Command Add(Option<string> data, TextWriter output)
    {
        Argument<string> name = new("name") { Description = "行业名称 its name" };
        Option<string?> code = new("--code") { Description = "代码（小写字母、数字、连字符），缺省由名称得出 its code; made from the name when left out" };
        var command = new Command("add", "增加一个行业 add a sector") { name, code };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(data), called = parsed.GetRequiredValue(name).Trim();
            if (BureauSectors.Of(folder).Find(called) is Sector known)
            {
                throw CommandRefusals.SectorThere.Error(known.Name, known.Code);
            }

            Sector sector = parsed.GetValue(code) is string given
                ? new Sector(ProtocolText.Read(given, SectorCode.Parse), called)
                : KnownSectors.Unknown(called);
            using OpenBureau opened = OpenBureau.OpenOrMake(folder, sampleWhenNew: false);
            opened.Bureau.Database.Write(session =>
            {
                if (SectorStore.All(session).Any(s => s.Code == sector.Code))
                {
                    throw CommandRefusals.SectorCodeTaken.Error(sector.Code);
                }

                SectorStore.Add(session, [sector]);
            });
            output.Tell($"已增加行业 {sector.Name}（{sector.Code}）", $"sector added: {sector.Name} ({sector.Code})");
            return 0;
        });
        return command;
    }

    private static Command List(Option<string> data, TextWriter output)
    {
        var command = new Command("list", "列出各行业 list them");
        command.SetAction(parsed =>
        {
            foreach (Sector sector in BureauSectors.Of(parsed.GetRequiredValue(data)).All)
            {
                output.WriteLine($"{sector.Name}  {sector.Code}");
            }

            return 0;
        });
        return command;
    }
}
