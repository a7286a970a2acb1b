using Inspections.Core.Encoding;
using Inspections.Core.Policy;

namespace Inspections.Worker;

/// <summary>Reads a policy document that people wrote, in any JSON spelling.</summary>
internal static class PolicyFile
{
    /// <exception cref="UserErrorException">The file cannot be read or is not a policy.</exception>
    public static PolicyDocument Read(string file)
    {
        try
        {
            return PolicyDocument.FromJson(CanonicalJson.ParseAnySpelling(File.ReadAllBytes(file)));
        }
        catch (Exception e) when (e is ProtocolFormatException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"政策文件 {file} 无法使用：{e.Message}", $"the policy file {file} cannot be used: {e.Message}", UserErrorException.Usage);
        }
    }
}
