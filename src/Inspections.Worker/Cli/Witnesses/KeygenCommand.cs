using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Witnessing;

namespace Inspections.Worker.Cli.Witnesses;

/// <summary><c>inspections witness keygen --name NAME</c>: a signing key on the witness's own machine.</summary>
internal static class KeygenCommand
{
    public static Command Make(TextWriter output)
    {
        Option<string> name = new("--name") { Description = "见证人名称，小写字母、数字和 - the witness's name: a-z, 0-9 and -", Required = true };
        Option<string> folder = new("--out") { Description = "存放私钥的目录 the folder for the private key", DefaultValueFactory = _ => "." };
        var command = new Command("keygen", "生成见证密钥 make a witness's key") { name, folder };
        command.SetAction(parsed =>
        {
            SectorCode witness = ProtocolText.Read(parsed.GetRequiredValue(name), SectorCode.Parse);
            string into = Path.GetFullPath(parsed.GetRequiredValue(folder));
            System.IO.Directory.CreateDirectory(into);
            string file = Path.Combine(into, $"{witness}.pem");
            using WitnessKey key = WitnessKey.Make(witness, file);
            output.Say($"{("私钥", "private key")}: {file}\n{("请妥善保管，切勿外传", "keep it to yourself")}\n\n{("交给执法机关的验证公钥", "give this line to the bureau")}:\n{key.Signer.Verifier}");
            return 0;
        });
        return command;
    }
}
