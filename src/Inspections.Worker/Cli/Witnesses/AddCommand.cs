using System.CommandLine;
using Inspections.Core.Bureaus;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Collecting;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness add NOTE</c>: the bureau takes a note that a witness signed, and publishes it.</summary>
internal static class AddCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Argument<string> note = new("note") { Description = "见证机构签署的文件 the file a witness signed" };
        var command = new Command("add", "本机关接收并公布见证签署 take a witness's note and publish it") { note };
        command.SetAction(parsed =>
        {
            byte[] bytes = File.ReadAllBytes(parsed.GetRequiredValue(note));
            using OpenBureau opened = OpenBureau.Open(parsed.GetRequiredValue(data));
            WitnessNote added = AddWitnessNote.Execute(opened.Bureau, bytes);
            opened.Publish();
            output.Say($"{added.Path}  {(added.IsNew ? ("已公布", "published") : ("已公布过，未作更改", "published before, nothing changed"))}");
            if (!added.InTime)
            {
                output.Tell("注意：签署晚于抽取前 24 小时，核验时不计入见证", "note: signed later than 24 hours before the draw, it does not count");
            }

            return 0;
        });
        return command;
    }
}
