using System;
using System.Buffers.Binary;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PartnerReferrals.Host.Tests.Isolation;

/// <summary>
/// A module of somebody else's on disk, with the libraries that are isolated here in older or newer versions. Older ones are
/// real packages. Newer ones are the very files of this module with a higher version number: real code, whatever is newest.
/// </summary>
internal sealed class OtherModule : IDisposable
{
    private static readonly string[] Libraries =
    [
        "Microsoft.IdentityModel.Abstractions.dll", "Microsoft.Identity.Client.dll", "CsvHelper.dll",
        "Microsoft.Spatial.dll", "Microsoft.OData.Edm.dll", "Microsoft.OData.Core.dll",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("other-module-");

    public OtherModule(string age)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Isolation", "OtherModule");
        var module = _folder.CreateSubdirectory("OtherModule");
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(module.FullName, Path.GetFileName(file)));
        }

        var libraries = module.CreateSubdirectory("lib").FullName;
        foreach (var library in Libraries)
        {
            var target = Path.Combine(libraries, library);
            if (age == "older")
            {
                File.Copy(Path.Combine(source, age, library), target);
            }
            else
            {
                File.WriteAllBytes(target, WithHigherVersion(Path.Combine(ModuleAssemblies.DependencyFolder, library)));
            }
        }

        Manifest = Path.Combine(module.FullName, "OtherModule.psd1");
    }

    public string Manifest { get; }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            // Windows keeps loaded files until the process that loaded them is gone.
        }
    }

    // The assembly's own row in the metadata: hash algorithm (4 bytes), then the major version (2 bytes).
    private static byte[] WithHigherVersion(string file)
    {
        var image = File.ReadAllBytes(file);
        using var reader = new PEReader(new MemoryStream(image));
        var row = reader.PEHeaders.MetadataStartOffset + reader.GetMetadataReader().GetTableMetadataOffset(TableIndex.Assembly);
        var major = image.AsSpan(row + sizeof(uint));
        BinaryPrimitives.WriteUInt16LittleEndian(major, (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(major) + 100));
        return image;
    }
}
