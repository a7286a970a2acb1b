using System.CommandLine;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections republish</c>: compares every file of the public folder byte for byte and puts back what is missing or changed; <c>--check</c> only says what is.</summary>
internal static class RepublishCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<bool> check = new("--check") { Description = "只核对，不改动 only compare, change nothing" };
        var command = new Command("republish", "逐字节核对公示目录，补回缺失或被改动的文件 compare the public folder byte for byte, and put back what is missing or changed") { check };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check))
            {
                using OpenBureau known = OpenBureau.Read(parsed.GetRequiredValue(data));
                IReadOnlyList<string> wrong = known.Publisher().Compare();
                Print(wrong, output);
                output.Tell(wrong.Count == 0
                    ? new Text($"{known.Public}：全部相符", $"{known.Public}: everything is as it must be")
                    : new Text($"{known.Public}：缺失或不符 {wrong.Count} 个文件；补回：inspections republish", $"{known.Public}: missing or changed: {wrong.Count}; inspections republish puts them back"));
                return wrong.Count == 0 ? 0 : ExitCode.Failure;
            }

            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            IReadOnlyList<string> restored = opened.Publisher().Republish();
            Print(restored, output);
            output.Tell($"{opened.Public}：已公示，补回 {restored.Count} 个文件", $"{opened.Public}: published; put back: {restored.Count}");
            return 0;
        });
        return command;
    }

    private static void Print(IReadOnlyList<string> files, TextWriter output)
    {
        foreach (string file in files)
        {
            output.WriteLine($"  {file}");
        }
    }
}
