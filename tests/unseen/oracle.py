"""Oracle of all sets: `oracle.py SET [name parts...]` asks every function of every file, each in a forked child of its own, and
says whether labels.json agrees; the report is oracle.txt of the set. Its references are its own, in extended precision (80 bit),
and are checked here with mpmath at 40 digits. Of the twelfth and the thirteenth set digits decide, log10(scale/error), the least
of all questions: four are enough, and twelve are right. What it cannot know (which of several defensible verdicts) is settled in
labels.json by `also`. It grew from set to set, and contradicts a few labels of the first ones."""
import os,sys,re,ast,io,tokenize,json,signal,resource,time,traceback,warnings,copy
for k in ('OMP_NUM_THREADS','OPENBLAS_NUM_THREADS','MKL_NUM_THREADS'): os.environ[k]='1'
from pathlib import Path; SET=sys.argv[1]; HERE=Path(__file__).resolve().parent/SET; os.chdir(HERE); warnings.filterwarnings('ignore')
import numpy as np, mpmath as mp; np.seterr(all='ignore')
import autograd, autograd.numpy as anp, pandas as pd, scipy.special, scipy.stats, scipy.sparse, scipy.optimize, scipy.interpolate, scipy.differentiate
import sympy, sklearn.neural_network, sklearn.metrics, subprocess, contextlib
import torch, torch.func; torch.set_num_threads(1)
import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt, seaborn as sns
D=next(str(q/'shared'/'data')+'/' for q in HERE.parents if (q/'shared'/'data'/'circles_data.hf5').exists()); os.environ['PATH']='' # no wget
X0=pd.read_hdf(D+'circles_data.hf5').values; y0=pd.read_hdf(D+'circles_targets.hf5').values.astype(float)
INIT=np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10],float)
FN=('network','loss','loss_gradient'); LD=np.longdouble; DIGITS=SET in ('twelfth','thirteenth')
# ---- reference in extended precision, nothing shared with the submissions
def forward(p,X): H=1/(1+np.exp(-(X@p[5:13].reshape(4,2).T+p[13:]))); return H,H@p[:4]+p[4]
def pack(p,X,H,d): Q=d[:,None]*p[:4]*H*(1-H); return np.concatenate([d@H,[d.sum()],(Q.T@X).ravel(),Q.sum(0)])
def ref(p,X,y):
    p,X,t=(np.asarray(q).astype(LD) for q in (p,X,np.ravel(y))); H,z=forward(p,X); s=np.where(t==1,-z,z); E=np.maximum(s,0)+np.log1p(np.exp(-abs(s)))
    d=np.where(t==1,-1/(1+np.exp(z)),1/(1+np.exp(-z))); tol=1e-4 if DIGITS else max(1e-9,2e-15*float(np.exp(abs(z).max())))
    return dict(network=(1/(1+np.exp(-z))).astype(float),loss=float(E.sum()),loss_gradient=pack(p,X,H,d).astype(float),tol=tol)
R=np.random.default_rng(2611202611)
lab=lambda n,m=None:(R.integers(0,2,n) if m is None else np.full(n,m)).astype(float)
C=[]
def add(nm,p,X,y): C.append((nm,np.array(p,float),np.array(X,float),y))
o=lambda s=1.3:R.normal(0,s,17)
pe=lambda s=1.:INIT+R.normal(0,s,17)
G=lambda n,s=2.:R.normal(0,s,(n,2))
for n in (1,2,3,4,8,16,31): add(f'N{n}',o(),G(n),lab(n) if n%2 else lab(n)[:,None])
add('N2flat',o(),G(2),lab(2)); add('N4flat',o(),G(4),lab(4)); add('N17col',o(),G(17),lab(17)[:,None])
add('N9zeros',o(),G(9),lab(9,0)); add('N12ones',o(),G(12),lab(12,1)[:,None]); add('N15zeroscol',o(),G(15),lab(15,0)[:,None])
add('N6neg',-abs(o()),G(6),lab(6)); add('N7pos',abs(o()),G(7),lab(7)[:,None]); add('N9int',o(),R.integers(-5,6,(9,2)),lab(9))
a=G(6); t=lab(6); add('N12dup',o(),np.vstack([a,a]),np.r_[t,t]); add('N6axis',o(),[[0,1.5],[0,0],[2,0],[0,-3],[0,0],[.04,-.03]],np.array([1.,0,1,0,0,1]))
add('N12far10',o(1.),R.uniform(-10,10,(12,2)),lab(12)); add('N40far10',pe(.7),R.uniform(-10,10,(40,2)),lab(40)[:,None])
q=o()*8; q[:5]/=6; add('N10large',q,G(10,3),lab(10)); q=o(25.); q[:5]=[2,-1.5,1,-2.5,.5]; q[13]=31.; add('N11huge',q,G(11,1.),lab(11)); add('N3zeroparams',np.zeros(17),G(3),lab(3)[:,None])
q=o(.5); q[:5]=[-3,-2.5,-3,-2,-1.5]; add('N14wrongside',q,G(14),lab(14,1)); q=o(.5); q[:5]=[3,2.5,3,2,2]; add('N20wrongside0',q,G(20),lab(20,0))
q=o(); q[:5]=q[:5]*5; add('N20bigu',q,G(20),lab(20)[:,None])
add('N33',o(),G(33),lab(33)); add('N50col',pe(1.5),G(50),lab(50)[:,None]); add('N70',pe(),G(70),lab(70)); add('N70b',o(),G(70,4),lab(70)[:,None]); add('N500',pe(.5),X0,y0)
q=o(.3); q[:4]=4; q[4]=6; add('N70steep',q,G(70),lab(70,0))
add('N13int',o(),G(13),R.integers(0,2,13)); add('N21intcol',o(),G(21),R.integers(0,2,(21,1))); add('N5intX',o(),R.integers(-9,10,(5,2)),R.integers(0,2,5)); add('N1col',o(),G(1),lab(1)[:,None])
add('N60ten',o(.8),R.uniform(-10,10,(60,2)),lab(60)); add('N64col',pe(.8),G(64,3.),lab(64)[:,None]); add('N48flat',o(1.6),G(48),lab(48)); add('N17flat',o(),G(17),lab(17)); add('N22allones',pe(1.),G(22,3.),lab(22,1)); add('N10onesint',o(),R.integers(-9,10,(10,2)),np.ones(10,int)); add('N500flat',pe(.4),X0,y0.ravel())
d=R.uniform(-9,9,8); add('N8diag',o(),np.c_[d,d*np.where(np.arange(8)%2,1,-1)],lab(8)); add('N8ax',pe(1.2),np.c_[d*(np.arange(8)%2),d*(np.arange(8)%2==0)],lab(8)[:,None]); add('N27',o(.9),G(27,5.),lab(27)); add('N11intcol',pe(1.),R.integers(-9,10,(11,2)),R.integers(0,2,(11,1)))
add('N1flatfar',pe(.5),[[9.,-7.]],np.array([1.]))
for n in (5,19,26,37,45,58,66): add(f'N{n}more',pe(.9) if n%2 else o(1.1),G(n,3.),lab(n) if n%4 else lab(n)[:,None])
d=R.uniform(.2,10,24); s1,s2=R.choice([-1,1],24),R.choice([-1,1],24); add('N24diag10',o(.8),np.c_[d*s1,d*s2],lab(24)); add('N30badfit',np.r_[4.,3,4,3,3,o(.4)[5:]],G(30),lab(30,0)[:,None])
d=R.choice([.5,1.,1.5,2.,3.],14); add('N14half',o(1.1),np.c_[d,R.permutation(d)],lab(14)); add('N2same',pe(.8),[[1.2,-.7],[1.2,-.7]],np.array([0.,1.])); add('N6balanced',o(),G(6),np.array([0.,1,0,1,0,1])); add('N36sorted',pe(.6),X0[40:76],np.sort(lab(36)))
if DIGITS: # questions of their own: asymmetric parameters, and outputs near 8 and -8
    C=[]; R=np.random.default_rng({'twelfth':121212,'thirteenth':131313}[SET]); sign=lambda *n:R.choice([-1,1],n)
    rp=lambda:R.uniform(.2,2,17)*sign(17); pts=lambda n:R.uniform(.2,3,(n,2))*sign(n,2)
    for x,t in (([0.,0.],0.),([0.,0.],1.),([2.,1.],0.),([2.,1.],1.)): add('own',INIT,[x],np.array([t]))
    add('own500',INIT,X0,y0)
    for s in range(5):
        p=rp()
        for n in (1,1,2,7,40)+((500,) if s!=4 else ()):
            x=pts(n)
            while n==1 and abs(forward(p,x)[1][0])>=6: x=pts(1)
            t=lab(n); add(f'N{n}',p,x,t if len(C)%2 else t[:,None])
    for sg in (1,-1):
        p=rp(); p[:5]=sg*R.uniform(1.5,1.75,5); p[5:]=abs(p[5:])
        for n in (7,40): t=lab(n); t[:2]=[0,1]; add(f'N{n}',p,abs(pts(n)),t if n==7 else t[:,None])
REF=[ref(*c[1:]) for c in C]; STATE=next(c for c in C if c[0]==('N7' if DIGITS else 'N8'))
assert max(r['tol'] for r in REF)<.2,[(c[0],r['tol']) for c,r in zip(C,REF) if r['tol']>.2] # no question with |z| above 32: nothing saturates
def check():
    mp.mp.dps=40; M=lambda v:mp.mpf(float(v)); S=lambda t:1/(1+mp.exp(-t))
    for (nm,p,X,y),r in zip(C,REF):
        if len(X)>12: continue
        P=[M(v) for v in p]; E=mp.mpf(0); g=[mp.mpf(0)]*17
        for x,t in zip(np.asarray(X,float),np.ravel(y)):
            x=[M(v) for v in x]; h=[S(P[5+2*i]*x[0]+P[6+2*i]*x[1]+P[13+i]) for i in range(4)]; z=P[4]+sum(P[i]*h[i] for i in range(4)); E+=mp.log(1+mp.exp(-z if t==1 else z)); d=S(z)-int(t); g[4]+=d
            for i in range(4): e=d*P[i]*h[i]*(1-h[i]); g[i]+=d*h[i]; g[5+2*i]+=e*x[0]; g[6+2*i]+=e*x[1]; g[13+i]+=e
        far=max(abs(float(r['loss'])/float(E)-1),max(abs(float(a)-float(b)) for a,b in zip(r['loss_gradient'],g))/max(abs(float(b)) for b in g)); assert far<1e-15,(nm,far)
check()
SMALL=('N2','N7') if DIGITS else ('N1','N3','N4flat','N8','N9zeros','N12ones','N6neg','N9int','N12dup','N6axis','N12far10','N20bigu','N14wrongside','N11huge')
class Late(BaseException): pass
def late(*a): raise Late('processor time')

SKIP=('plot_scans','optimize','plot_circles','wget_data')
def text(path):
    b=open(path,'rb').read()
    if b[:2] in (b'\xff\xfe',b'\xfe\xff'): return b.decode('utf-16')
    if path.endswith('.ipynb'): return b.decode('utf-8-sig')
    for detect in (lambda:tokenize.detect_encoding(io.BytesIO(b).readline)[0],lambda:'utf-8',lambda:'gb18030',lambda:'latin-1'):
        with contextlib.suppress(SyntaxError,UnicodeDecodeError): return b.decode(detect())
def cells(path):
    t=text(path).replace('\r\n','\n').replace('\r','\n')
    if path.endswith('.py'): return [t]
    d=json.loads(t); cs=d['cells'] if 'cells' in d else [c for w in d['worksheets'] for c in w['cells']]
    return [''.join(c.get('source',c.get('input'))) for c in cs if c['cell_type']=='code']
class Shell:
    def __getattr__(self,k): return lambda *a,**k:None
def load(path):
    ns={'np':np,'anp':anp,'autograd':autograd,'pd':pd,'plt':plt,'sns':sns,'os':os,'subprocess':subprocess,'X':X0.copy(),'y':y0.copy(),'initial':INIT.copy(),'__name__':'__main__','get_ipython':Shell,'display':lambda *a:None}; notes=[]
    for c in cells(path):
        if path.endswith('.py'): c=re.sub(r'^(# -\*- coding.*)$','',c,flags=re.M)
        if re.match(r'\s*%%(timeit|time|capture)\b',c): c=re.sub(r'^\s*%%.*\n','',c,count=1)
        if re.match(r'\s*%%',c): continue
        c=re.sub(r'^[ \t]*[%!].*$','',c,flags=re.M)
        try: tree=ast.parse(c,path)
        except SyntaxError as e: notes+=[('syntax',f) for f in re.findall(r'^def (network|loss|loss_gradient)\b',c,re.M)]; continue
        body=[q for q in tree.body if not(isinstance(q,ast.Expr) and isinstance(q.value,ast.Call) and getattr(q.value.func,'id','') in SKIP)]
        for q in ([[q] for q in body] if path.endswith('.py') else [body]):
            try: exec(compile(ast.Module(q,[]),path,'exec'),ns)
            except BaseException as e:
                notes.append(('cell',repr(e)[:90]))
                if isinstance(e,ModuleNotFoundError): notes+=[('lacks',(a.asname or a.name).split('.')[0]) for st in q if isinstance(st,(ast.Import,ast.ImportFrom)) for a in st.names if e.name in (getattr(st,'module',None) or a.name)]
    return ns,notes
AS=[]
for x,v in (([0,0],.881),([0,1],.803),([1,0],.803),([1,-1],.692),([-1,1],.692)): AS.append(('network',(x,),lambda r,v=v:np.round(r,3)==v))
for x,t,v in (([[0.,0.]],0.,2.126),([[0.,0.]],1.,.127),([[2.,1.]],0.,.027),([[2.,1.]],1.,3.611)): AS.append(('loss',(np.array(x),np.array([t])),lambda r,v=v:np.round(r,3)==v))
AS.append(('loss',None,lambda r:np.round(r,1)==41.4))
for x,t,v in (([[0.,0.]],0.,[.881]*5+[0]*12),([[0.,0.]],1.,[-.119]*5+[0]*12),([[2.,1.]],0.,[.027,0,.027,.024,.027,0,0,.001,0,0,0,.028,.014,0,0,0,.014]),([[2.,1.]],1.,[-.973,-.002,-.973,-.857,-.973,0,0,-.024,-.012,0,0,-1.022,-.511,0,-.012,0,-.511])):
    AS.append(('loss_gradient',(np.array(x),np.array([t])),lambda r,v=v:np.allclose(np.round(r,3),v,atol=1e-3)))
AS.append(('loss_gradient',None,lambda r:np.allclose(np.round(r,1),[-24.1]*4+[-21.9,-.5,0,.5,0,0,-.5,0,.4,.3,.3,.3,.3],atol=.1)))
TOL=1e-4 if DIGITS else 1e-9
def child(name,f):
    ns,notes=load('submissions/'+name); m=dict(notes=[n for n in notes],asserts=[],bad=[],err=0.,worst=0.,shape=[],status=None,dep=False,changed=False,t=0.)
    if ('syntax',f) in notes: m['status']='bad'; m['bad'].append('syntax'); return m
    if f not in ns: m['status']='missing'; return m
    if f=='optimize': return m|descent(ns)
    fun=ns[f]; st={'dead':None,'dep':0,'own':0}
    def call(*a):
        if st['dead']: raise st['dead']
        before=[(q.tobytes(),q.shape) for q in a if isinstance(q,np.ndarray)]
        lists=[list(q) for q in a if isinstance(q,list)]
        signal.setitimer(signal.ITIMER_VIRTUAL,12)
        try: r=fun(*a)
        except BaseException as e:
            signal.setitimer(signal.ITIMER_VIRTUAL,0)
            if isinstance(e,Late): st['dead']=e
            fr=[q.name for q in traceback.extract_tb(e.__traceback__) if q.name in FN]
            if isinstance(e,ModuleNotFoundError) or isinstance(e,NameError) and ('lacks',e.name) in notes: m['nopkg']=True
            if (fr.count(f)<9 and fr and fr[-1]!=f) or (isinstance(e,NameError) and any(f"'{n}'" in str(e) for n in FN if n!=f)): st['dep']+=1
            else: st['own']+=1
            raise
        finally: signal.setitimer(signal.ITIMER_VIRTUAL,0)
        after=[(q.tobytes(),q.shape) for q in a if isinstance(q,np.ndarray)]
        if [b[0] for b in before]!=[b[0] for b in after] or lists!=[q for q in a if isinstance(q,list)]: m['changed']=True
        elif before!=after: m['shape'].append('argument reshaped')
        return r
    # the homework's asserts, in its order of calls
    ini=INIT.copy(); X=X0.copy(); y=y0.copy()
    for k,(g,args,test) in enumerate(AS):
        if g!=f: continue
        t0=time.process_time(); r=0
        try:
            r=call(args[0],ini) if f=='network' else call(ini,*(args or (X,y))); ok=r is not None and bool(test(r)); why=''
        except BaseException as e: ok=False; why=repr(e)[:90]; 
        if r is None or 'NotImplementedError' in why: m['status']='missing'
        m['t']=time.process_time()-t0
        if not ok: m['asserts'].append((k+1,why))
    def cmp(where,r,want,tol):
        try:
            if r is None: raise ValueError('None')
            v=r.detach().numpy() if hasattr(r,'detach') else np.asarray(r)
            sh=(17,) if f=='loss_gradient' else ()
            if v.shape!=sh or (f=='loss_gradient' and type(r) is not np.ndarray) or hasattr(r,'detach') or v.dtype.kind in 'cOU': m['shape'].append(f'{type(r).__name__}{v.shape}{v.dtype}')
            v=np.real(v.astype(complex)).astype(float) if v.dtype.kind=='c' else v.astype(float)
            v=v.reshape(sh); e=float(np.max(np.abs(v-want))/max(np.max(np.abs(want)),1. if DIGITS and f=='network' else 1e-300))
            if not e<1e300: e=float('inf')
        except BaseException as ex: e=float('inf'); where+=' '+repr(ex)[:60]
        m['worst']=max(m['worst'],e)
        if e>tol: m['bad'].append(f'{where}: {e:.1e}'); m['err']=max(m['err'],e)
    def tr(where,args,want,tol):
        try: r=call(*args)
        except BaseException as ex: m['bad'].append(f'{where}: raises {type(ex).__name__}: {str(ex)[:60]}'); m['err']=float('inf'); return None
        cmp(where,r,want,tol); return r
    if m['status'] is None:
        big=m['t']>.4
        for (nm,p,Xc,yc),rf in zip(C,REF):
            if big and len(Xc)>33: continue
            if st['dead']: break
            p,Xc,yc=p.copy(),Xc.copy(),yc.copy()
            if f=='network':
                for x,w in list(zip(Xc,rf['network']))[:8]: tr(nm,(x.copy(),p),w,rf['tol'])
                tr(nm+' list',(Xc[0].tolist(),p),rf['network'][0],rf['tol'])
            else: tr(nm,(p,Xc,yc),rf[f],rf['tol'])
        def one(p,X,y,x=None):
            return ref(p,np.array([x]),[0])['network'][0] if f=='network' else ref(p,X,y)[f]
        _,p,Xc,yc=STATE; p,Xc,yc=p.copy(),Xc.copy(),yc.copy(); x=Xc[0].copy()
        if not st['dead']:
            ar=lambda:(x,p) if f=='network' else (p,Xc,yc)
            step=[('repeat',lambda:None)]*3
            def pin(): p[:]-=.1
            def xin(): Xc[:]+=.5; x[:]+=.5
            def yin(): yc[:]=1-yc
            def tiny(): p[:]+=2e-9
            def small(): p[3]+=3e-6; p[7]-=2e-5
            def sm2(): p[2]+=5e-4
            def opt(): p[:]-=.01*ref(p,Xc,yc)['loss_gradient']
            def perm(): p[:]=np.roll(p,1)
            def xm(): Xc[4]+=.3
            def y1(): yc[3]=1-yc[3]
            last=None
            for nm,act in step+[('params in place',pin),('X in place',xin),('y in place',yin),('tiny',tiny),('small',small),('small2',sm2),('a step downhill',opt),('permuted',perm),('one point',xm),('one label',y1)]:
                act(); w=one(p,Xc,yc,x); r=tr(nm,ar(),w,TOL)
                if last is not None and last[0] is not None and not np.isscalar(last[0]): cmp('kept',last[0],last[1],TOL)
                if DIGITS and nm=='repeat' and last is not None and not np.array_equal(r,last[0]): m['bad'].append('another answer')
                last=(r,w)
            if f!='loss' and 'loss' in ns:
                signal.setitimer(signal.ITIMER_VIRTUAL,4)
                try: ns['loss'](C[2][1].copy(),C[2][2].copy(),C[2][3].copy())
                except BaseException: pass
                signal.setitimer(signal.ITIMER_VIRTUAL,0)
                tr('after loss elsewhere',ar(),one(p,Xc,yc,x),TOL)
        # given
        def L(p,X,y): return float(np.real(np.ravel(np.asarray(ns['loss'](p,X,y)))[0]))
        def net(x,p):
            r=ns['network'](x,p); r=r[0] if isinstance(r,tuple) else r
            return float(np.ravel(np.asarray(r))[0])
        signal.setitimer(signal.ITIMER_VIRTUAL,60)
        try:
            if st['dead']: raise st['dead']
            if f=='loss' and 'network' in ns and m['bad']:
                w=0.; n=0
                for nm,p,Xc,yc in C:
                    if nm not in SMALL: continue
                    fs=np.array([net(x.copy(),p.copy()) for x in Xc]); qq=np.where(np.ravel(yc)==1,fs,1-fs)
                    if not np.all(qq>1e-9): continue
                    E=float(-np.log(qq.astype(LD)).sum()); n+=1; w=max(w,abs(L(p.copy(),Xc.copy(),yc.copy())-E)/max(E,1e-12))
                m['given_net']=(w if n>3 else float('inf'),n)
            if f=='loss_gradient' and 'loss' in ns and m['bad']:
                w=[]; hf=0.
                for nm,p,Xc,yc in C:
                    if nm not in SMALL or (m['t']>.4 and len(Xc)>6): continue
                    l0=L(p.copy(),Xc.copy(),yc.copy())
                    if not np.isfinite(l0): continue # saturated on what was written: no derivative to compare
                    try:
                        if any(not 1e-9<q<1-1e-9 for q in (net(x.copy(),p.copy()) for x in Xc)): continue
                    except BaseException: pass
                    r=np.ravel(np.asarray(ns[f](p.copy(),Xc.copy(),yc.copy()))).astype(float); e=float('inf')
                    for hs in ((1e-3,5e-4),(2e-5,1e-5)): # the smaller steps only where the greater do not agree (kinks)
                        g=np.zeros(17)
                        if e<1e-6: continue
                        for k in range(17):
                            ee=np.zeros(17); ee[k]=1; d=[]
                            for h in hs: d.append((8*(L(p+h*ee,Xc.copy(),yc.copy())-L(p-h*ee,Xc.copy(),yc.copy()))-L(p+2*h*ee,Xc.copy(),yc.copy())+L(p-2*h*ee,Xc.copy(),yc.copy()))/(12*h))
                            g[k]=(16*d[1]-d[0])/15
                        q=float(np.abs(r-g).max()/max(np.abs(g).max(),1e-9)); e=min(e,q if q==q else float('inf'))
                    w.append((e,nm))
                    try:
                        fs=np.array([net(x.copy(),p.copy()) for x in Xc]); gg=pack(p,Xc,forward(p,Xc)[0],fs-np.ravel(yc)); hf=max(hf,np.abs(r-gg).max()/max(np.abs(gg).max(),1e-9))
                    except BaseException: hf=float('inf')
                m['given_loss']=max(w)[0] if len(w)>2 else 9.; m['gl_at']=[q for q in sorted(w,reverse=True)[:2]]; m['hf']=float(hf)
        except BaseException as e: m['given_err']=repr(e)[:80]
        signal.setitimer(signal.ITIMER_VIRTUAL,0)
    m['dep']=st['dep']>0 and st['own']==0
    if m['status'] is None and DIGITS:
        m['status']='bad' if m['bad'] or m['asserts'] or m['changed'] or m['shape'] else 'ok' if m['worst']<1e-12 else 'approx'
    if m['status'] is None:
        if m['dep'] and not st['own'] and len(m['bad']) and all('raises' in b for b in m['bad']): m['status']='depends'
        elif m['asserts'] or m['changed'] or m['err']>1e-3: m['status']='bad'
        elif m['bad']: m['status']='approx'
        elif m['shape']: m['status']='shape'
        else: m['status']='ok'
    m['nbad']=len(m['bad']); m['bad']=m['bad'][:4]; m['shape']=sorted(set(m['shape']))[:2]
    return m
def descent(ns):
    """the parameters of which optimize asks gradient and loss, beside the homework's rule"""
    worst=0.; why=''
    for p0,X,y,eta in ((INIT.copy(),X0.copy(),y0.copy(),None),(C[10][1].copy(),C[9][2].copy(),C[9][3].copy(),None),(C[6][1].copy(),X0.copy(),y0.copy(),.002)):
        T=[p0.copy().astype(float)]; h=.001 if eta is None else eta
        for k in range(30): T.append(T[-1]-h*ref(T[-1],X,y)['loss_gradient'])
        seen=[]; lossat=[]; L,Gr=ns['loss'],ns['loss_gradient']
        def l(p,X,y,*a): lossat.append(np.array(p,float)); return L(p,X,y,*a)
        def g(p,X,y,*a): seen.append(np.array(p,float)); return Gr(p,X,y,*a)
        ns['loss'],ns['loss_gradient']=l,g; a=p0.copy()
        try:
            with contextlib.redirect_stdout(io.StringIO()): r=ns['optimize'](a,X,y,**({} if eta is None else {'eta':eta}))
        except BaseException as e: return dict(status='bad',bad=[repr(e)[:80]],nbad=1)
        finally: ns['loss'],ns['loss_gradient']=L,Gr
        plt.close('all')
        if not np.array_equal(a,p0): why='changes initial'
        d=[min(float(abs(s-t).max()) for s in lossat+seen) for t in T]; e=max(d)
        if len(seen)>=30: e=max(e,max(float(abs(s-t).max()) for s,t in zip(seen,T[:30])))
        else: why+=f' {len(seen)} gradients'
        extra=max([min(float(abs(s-t).max()) for t in T) for s in lossat+seen]); e=max(e,extra); worst=max(worst,e)
    return dict(status='bad' if worst>1e-10 or why else 'ok',bad=[f'{worst:.1e} {why}'],nbad=1)
def expect(f,m,L,ms):
    """the verdicts that the facts allow"""
    s=m['status']
    if s!='ok' and (m.get('nopkg') or s=='missing' and any('ModuleNotFound' in str(q) for q in m['notes'])): s='depends'
    if s in (told:={'ok':'right','missing':'missing','depends':'unjudged','shape':'remarks'}): return [(told[s],None)]
    off=lambda g:ms[g]['status'] not in ('ok','shape','approx' if DIGITS else '')
    gn=m.get('given_net',(9,0))[0]<1e-7; gl=m.get('given_loss',9)<5e-6; hf=m.get('hf',9)<1e-7
    if f=='loss' and gn and off('network'): return [('right','your network')]
    if f=='loss_gradient' and gl and off('loss'): return [('right','your network' if L['loss']['given'] else 'your loss')]
    if f=='loss_gradient' and hf and off('network'): return [('remarks',"the homework's formulas")]
    if s=='approx': return [('remarks',None),('wrong',None)] if L['group'] in('state','precision') else [('remarks',None)]
    return [('wrong',None)]
def main():
    T=time.time(); labels=json.load(open('labels.json')); pick=sys.argv[2:]; signal.signal(signal.SIGVTALRM,late)
    names=[n for n in labels if not pick or any(q in n for q in pick)][int(os.environ.get("FROM",0)):]; o=open(os.environ.get('OUT','oracle_part.txt' if pick else 'oracle.txt'),'w'); nb=0
    vm=int(open('/proc/self/statm').read().split()[0])*4096
    for n in names:
        ms={}
        for f in (fs:=FN+('optimize',)*('optimize' in labels[n])):
            r,w=os.pipe(); pid=os.fork()
            if pid==0:
                try:
                    os.close(r); resource.setrlimit(resource.RLIMIT_AS,(vm+2*2**30,)*2); resource.setrlimit(resource.RLIMIT_CPU,(150,150)); dn=os.open('/dev/null',os.O_RDWR); [os.dup2(dn,k) for k in (0,1,2)]
                    t=json.dumps(child(n,f),default=str).encode(); os.write(w,t)
                except BaseException as e: os.write(w,json.dumps(dict(status='oracle',bad=[traceback.format_exc()[-300:]],asserts=[],err=0,nbad=0,shape=[],t=0,notes=[])).encode())
                finally: os._exit(0)
            os.close(w); b=b''
            while q:=os.read(r,65536): b+=q
            os.close(r); os.waitpid(pid,0)
            ms[f]=json.loads(b) if b else dict(status='bad',bad=['process ended'],asserts=[],err=9,nbad=1,shape=[],t=0,notes=[])
        lines=[]; wrong=[]
        for f in fs:
            m=ms[f]; L=labels[n][f]; ex=expect(f,m,labels[n],ms); mine=[(L['verdict'],L['given'])]+[(v,None) for v in L.get('also',[])]
            ok='settled' in L or (L['verdict'],L['given']) in ex or any(v==e for v,_ in mine[1:] for e,_ in ex)
            if not ok: wrong.append(f)
            lines.append(f"  {f:13s} label {L['verdict']}{' given '+L['given'] if L['given'] else ''}{' also '+'/'.join(L['also']) if 'also' in L else ''} | {m['status']} expect {ex[0][0]}{' given '+ex[0][1] if ex[0][1] else ''} | asserts {[a for a in m['asserts']][:2]} | bad {m.get('nbad',0)} err {m['err']:.1e} {m['bad'][:2]} {m['shape'] or ''} {'changed' if m.get('changed') else ''} {'gnet %.0e %d'%tuple(m['given_net']) if 'given_net' in m else ''} {'gloss %.0e %s'%(m['given_loss'],m['gl_at'][:1]) if 'given_loss' in m else ''} {'hf %.0e'%m['hf'] if 'hf' in m else ''} {m.get('given_err','')} t={m['t']:.2f} {m['notes'] or ''}")
        nb+=bool(wrong); s=('CONTRADICT '+','.join(wrong) if wrong else 'ok')+' '+n+'\n'+'\n'.join(lines)
        print(s,file=o,flush=True)
        if wrong or pick: print(s,flush=True)
    print(f'{len(names)} files, {nb} contradicted, {time.time()-T:.0f} s'); print(f'{len(names)} files, {nb} contradicted',file=o)
if __name__=='__main__': main()
