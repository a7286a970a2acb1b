using Inspections.Core.Encodings;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli.Identity;

/// <summary>The secret of somebody who is signed in at a terminal, in a file of the person's own home that nobody else may read.</summary>
internal sealed class SignInFile(string file)
{
    private const int Longest = 200;

    /// <summary>The file.</summary>
    public string Path => file;

    /// <summary>The secret; null where nobody is signed in, and where the file holds something else.</summary>
    /// <exception cref="UserErrorException">Others may read the file, or put another in its place.</exception>
    public string? Read()
    {
        if (!File.Exists(file))
        {
            return null;
        }

        OwnerOnlyFile.Require(file, new Text("登录文件", "the file of the sign-in"));
        if (new FileInfo(file).Length > Longest)
        {
            return null;
        }

        string secret = File.ReadAllText(file).Trim();
        return Digest.TryParse(secret, out _) ? secret : null;
    }

    /// <summary>Keeps a secret in place of any other.</summary>
    public void Write(string secret)
    {
        OwnerOnlyFile.MakeFolder(System.IO.Path.GetDirectoryName(file)!);
        OwnerOnlyFile.Write(file, secret + "\n");
    }

    /// <summary>Forgets it.</summary>
    public void Delete()
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }
}
