using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inspections.Core.Ledger;
using Xunit;

namespace Inspections.Core.Tests.Vectors;

/// <summary>
/// ECDSA P-256 as checkpoints and notes use it: NIST's vectors where Debian's package python3-cryptography-vectors brings them, and
/// Wycheproof's where <c>WYCHEPROOF</c> names the folder of a copy, since no package has them.
/// </summary>
public sealed partial class SignatureVectorTests
{
    private const string Nist = "/usr/lib/python3/dist-packages/cryptography_vectors/asymmetric/ECDSA/FIPS_186-3/SigVer.rsp";

    [Fact]
    public void Nists_vectors()
    {
        Assert.SkipUnless(File.Exists(Nist), "python3-cryptography-vectors is not installed");
        string part = File.ReadAllText(Nist).Split("[P-256,SHA-256]")[1].Split('[')[0];
        Dictionary<string, string>[] cases = [.. part.ReplaceLineEndings("\n").Split("\n\n").Where(b => b.Contains("Msg", StringComparison.Ordinal))
            .Select(b => Member().Matches(b).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal))];
        Each.Of(cases, c =>
        {
            byte[] body = [.. Integer(c["R"]), .. Integer(c["S"])];
            bool holds = Key(Convert.FromHexString("04" + c["Qx"] + c["Qy"])).Verifies(Convert.FromHexString(c["Msg"]), [0x30, (byte)body.Length, .. body]);
            Assert.Equal(c["Result"] == "P", holds);
        });
        Assert.True(cases.Length > 10);
    }

    [Fact]
    public void Wycheproofs_vectors()
    {
        string file = Path.Combine(Environment.GetEnvironmentVariable("WYCHEPROOF") ?? "", "ecdsa_secp256r1_sha256_test.json");
        Assert.SkipUnless(File.Exists(file), "WYCHEPROOF names no folder with them");
        using JsonDocument all = JsonDocument.Parse(File.ReadAllBytes(file));
        List<int> wrong = [];
        int count = 0;
        foreach (JsonElement group in all.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            JsonElement named = group.TryGetProperty("publicKey", out JsonElement key) ? key : group.GetProperty("key");
            VerifierKey verifier = Key(Bytes(named, "uncompressed"));
            foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
            {
                count++;
                if (verifier.Verifies(Bytes(test, "msg"), Bytes(test, "sig")) != (test.GetProperty("result").GetString() == "valid"))
                {
                    wrong.Add(test.GetProperty("tcId").GetInt32());
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(count > 300);
    }

    private static byte[] Bytes(JsonElement holder, string member) => Convert.FromHexString(holder.GetProperty(member).GetString()!);

    private static VerifierKey Key(byte[] point)
    {
        byte[] spki = [.. Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d030107034200"), .. point];
        return VerifierKey.Parse($"test+{Convert.ToHexStringLower(SHA256.HashData(spki)[..4])}+{Convert.ToBase64String([2, .. spki])}");
    }

    private static byte[] Integer(string hex)
    {
        byte[] value = [.. Convert.FromHexString(hex).SkipWhile(b => b == 0)];
        return value[0] > 127 ? [2, (byte)(value.Length + 1), 0, .. value] : [2, (byte)value.Length, .. value];
    }

    [GeneratedRegex("(?<name>[A-Za-z]+) = (?<value>[0-9A-Za-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();
}
