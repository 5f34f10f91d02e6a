"""Writes an invented table of bills of lading: generate.py ROWS FILE. The same rows each time."""
import random,sys
n=int(sys.argv[1]); random.seed(7)
parties=[f"{random.choice(['ALVA','BRENN','CORVO','DALM','ERVIK','FALU','GORM'])} {random.choice(['TEXTILE','METALS','FOODS','TRADING','APPAREL','SOLAR'])} {i} CO LTD" for i in range(n//20)]
hs=["520100","520512","610910","854140","760429","850110","200290"]
out=open(sys.argv[2],"w",buffering=1<<20)
out.write("Bill of Lading Number,Master Bill of Lading Number,Arrival Date,Shipper,Shipper Country,Consignee,Consignee Country,Notify Party,HS Code,Goods Shipped,Weight,Weight Unit,Value,Currency,Port of Lading,Port of Unlading\n")
r=random.random; k=len(parties)
for i in range(n):
    a=parties[int(r()*r()*k)]; b=parties[int(r()*r()*k)]
    d=int(r()*1400); 
    out.write(f'EXMU{i:09d},,{2020+d//365}-{(d//30)%12+1:02d}-{d%28+1:02d},{a},CN,{b},US,{b},{hs[int(r()*7)]},"GOODS OF SOME KIND, IN CARTONS, ORDER {i%977}",{int(r()*30000)},KG,{int(r()*90000)},USD,Qingdao,Savannah\n')
