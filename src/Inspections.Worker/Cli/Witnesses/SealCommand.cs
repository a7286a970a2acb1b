using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness seal --draw D --name N</c>: a secret value, and the digest that the bureau is given.</summary>
internal static class SealCommand
{
    public static Command Make(Option<string> data, TextWriter output)
    {
        Option<string> draw = new("--draw") { Description = "抽取编号，有本机关数据时也可写“物业服务 1” the draw: its id, or sector and round where the bureau's data is", Required = true };
        Option<string> name = new("--name") { Description = "见证人名称 the witness's name", Required = true };
        Option<string?> value = new("--value") { Description = "64 位十六进制数，如 openssl rand -hex 32 所给；缺省时随机生成 64 hex digits, such as 'openssl rand -hex 32' gives; fresh when left out" };
        Option<string?> into = new("--out") { Description = "封存文件 the file to keep it in" };
        var command = new Command("seal", "封存一个随机值 seal a random value") { draw, name, value, into };
        command.SetAction(parsed =>
        {
            DrawId id = parsed.GetValue(data) is { } folder ? BureauWords.DrawOf(folder, parsed.GetRequiredValue(draw)) : ProtocolText.Read(parsed.GetRequiredValue(draw), DrawId.Parse);
            SectorCode witness = ProtocolText.Read(parsed.GetRequiredValue(name), SectorCode.Parse);
            SealedValue secret = parsed.GetValue(value) is string given
                ? new SealedValue(id, witness, ProtocolText.Read(given, Digest.Parse).ToString())
                : SealedValue.Fresh(id, witness);
            string file = Path.GetFullPath(parsed.GetValue(into) ?? SealedValue.FileName(id, witness));
            secret.Save(file);
            output.Say($"{("随机值", "secret value")}: {file}\n{("抽取前交给机关，此前不可外传", "hand it in before the draw, and keep it to yourself until then")}\n\n{("交给执法机关的摘要", "give this digest to the bureau")}:\n{secret.Source} {secret.Digest}");
            return 0;
        });
        return command;
    }
}
